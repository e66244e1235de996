package io.vioscope.notify;

import io.vioscope.bus.Tested;
import io.vioscope.notify.Channel.Attempt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is under way to one receiver, how often it was tried, and how it goes on the whole. */
final class Trying {
    private final Trouble trouble;
    private int tries;
    private @Nullable Notification tried;
    private @Nullable Instant refusedSince;
    private @Nullable Instant gotThroughAt;

    Trying(String receiver) {
        this.trouble = new Trouble("Sending to receiver " + receiver);
    }

    /** It is sent, perhaps again. */
    void sending(Notification notification) {
        tried = notification;
        tries++;
    }

    /** The next one has not been tried. */
    void next() {
        tries = 0;
        tried = null;
        refusedSince = null;
    }

    /** Something got through. */
    void gotThrough(Instant now) {
        trouble.over();
        heard(now);
    }

    private void heard(Instant now) {
        gotThroughAt = now;
    }

    /** A test has come to that. It says nothing of what else does not get through. */
    Tested tested(Attempt attempt, Instant start, Duration took) {
        return attempt.match(
                sent -> new Tested(start, took, Tested.How.SENT, ""),
                answered -> {
                    heard(start.plus(took));
                    return new Tested(start, took, Tested.How.ANSWERED, "");
                },
                failed -> new Tested(start, took, Tested.How.FAILED, failed.why()),
                refused -> new Tested(start, took, Tested.How.FAILED, refused.why()));
    }

    /** Nothing did; says how long to wait. */
    Duration failed(Attempt.Failed failed, Instant now) {
        var pause = trouble.failed(failed.why(), now);
        return failed.pause().compareTo(pause) > 0 ? failed.pause() : pause;
    }

    /** Whether it was refused for so long that it is given up; then the next is tried with short waits. */
    boolean isGivenUp(Attempt.Refused refused, Instant now) {
        var since = refusedSince == null ? now : refusedSince;
        refusedSince = since;
        var isOver = !since.plus(refused.patience()).isAfter(now);
        if (isOver) {
            trouble.another();
        }
        return isOver;
    }

    /** What was tried last and has not got through. */
    @Nullable
    Notification tried() {
        return tried;
    }

    int tries() {
        return tries;
    }

    Trouble trouble() {
        return trouble;
    }

    @Nullable
    Instant gotThroughAt() {
        return gotThroughAt;
    }
}
