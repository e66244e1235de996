package io.vioscope.model;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a problem since it was opened, beside its phase.
 *
 * @param reopened     how often it came back soon after it was over
 * @param flapping     whether it comes and goes, so that its coming and going is not told
 * @param acknowledged who has taken it up; null if nobody has
 * @param judged       what an operator holds of its verdict; null if nobody has said
 */
public record Life(
        int reopened,
        boolean flapping,
        @Nullable Remark acknowledged,
        @Nullable Judgement judged) {
    /** It was opened, and that is all. */
    public static final Life NEW = new Life(0, false, null, null);

    /** It is back. */
    public Life again(boolean flaps) {
        return new Life(reopened + 1, flaps, acknowledged, judged);
    }

    /** It comes and goes no more. */
    public Life calm() {
        return new Life(reopened, false, acknowledged, judged);
    }

    /** Somebody has taken it up; null takes that back. */
    public Life acknowledged(@Nullable Remark remark) {
        return new Life(reopened, flapping, remark, judged);
    }

    /** Somebody has said whether its verdict is right. */
    public Life judged(Judgement judgement) {
        return new Life(reopened, flapping, acknowledged, judgement);
    }
}
