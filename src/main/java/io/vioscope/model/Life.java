package io.vioscope.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a problem since it was opened, beside its phase.
 *
 * @param reopened     how often it came back soon after it was over
 * @param flapping     whether it comes and goes, so that its coming and going is not told
 * @param acknowledged who has taken it up; null if nobody has
 * @param judged       what an operator holds of its verdict; null if nobody has said
 * @param handling     what operators do about it
 */
public record Life(
        int reopened,
        boolean flapping,
        @Nullable Remark acknowledged,
        @Nullable Judgement judged,
        Handling handling) {
    /** It was opened, and that is all. */
    public static final Life NEW = new Life(0, false, null, null);

    /** One of which nobody does anything. */
    public Life(int reopened, boolean flapping, @Nullable Remark acknowledged, @Nullable Judgement judged) {
        this(reopened, flapping, acknowledged, judged, Handling.NONE);
    }

    /** It is back. */
    public Life again(boolean flaps, Instant now) {
        return new Life(reopened + 1, flaps, acknowledged, judged, handling.again(now));
    }

    /** It comes and goes no more. */
    public Life calm() {
        return new Life(reopened, false, acknowledged, judged, handling);
    }

    /** Somebody has taken it up; null takes that back. */
    public Life acknowledged(@Nullable Remark remark) {
        return new Life(reopened, flapping, remark, judged, handling.later());
    }

    /** Somebody has said whether its verdict is right. */
    public Life judged(Judgement judgement) {
        return new Life(reopened, flapping, acknowledged, judgement, handling.later());
    }

    /** Operators do something else about it. */
    public Life handled(Handling other) {
        return new Life(reopened, flapping, acknowledged, judged, other);
    }
}
