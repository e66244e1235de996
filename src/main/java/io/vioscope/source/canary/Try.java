package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try, while it goes on and after its end. The first step that was not done is what is told.
 */
final class Try {
    /** How it ended. */
    enum End {
        /** All was done. */
        WORKED,
        /** The cloud could not do it. */
        FAILED,
        /** It could not be tried, or was refused: that says nothing of the cloud. */
        HINDERED,
        /** It was not tried, on purpose. */
        HELD
    }

    private final Map<Step, Duration> took = new EnumMap<>(Step.class);
    private End end = End.WORKED;
    private @Nullable Step failedAt;
    private String why = "";
    private String left = "";
    private String status = "";
    private String network = "";
    private String note = "";

    /** Takes in what came of a step, and hands on what was in the answer; empty where it was not done. */
    Optional<JsonNode> take(Step step, Came came, Duration time) {
        return came.match(
                tree -> {
                    took.put(step, time);
                    return Optional.of(tree);
                },
                failed -> {
                    stop(End.FAILED, step, failed.why());
                    return Optional.<JsonNode>empty();
                },
                hindered -> {
                    stop(End.HINDERED, step, hindered.why());
                    return Optional.<JsonNode>empty();
                });
    }

    /** It goes no further; step is null where the reason is none of the cloud's. */
    void stop(End how, @Nullable Step step, String because) {
        if (end == End.WORKED) {
            end = how;
            failedAt = step;
            why = because;
        }
    }

    /** It is not tried. */
    Try held(String because) {
        stop(End.HELD, null, because);
        return this;
    }

    /** It was not the cloud's network alone that could not do it. */
    void excuse(String because) {
        end = End.HINDERED;
        why = because + " (" + why + ")";
    }

    /** The port that is there still, by its UUID. */
    void leaves(String id) {
        left = id;
    }

    /** The word of the port's status, which is told and not judged but for ERROR and BUILD. */
    void reads(String word) {
        status = word;
    }

    /** The UUID of the network. */
    void on(String uuid) {
        network = uuid;
    }

    /** What else a reader must know, a sentence. */
    void notes(String sentence) {
        note = sentence;
    }

    End end() {
        return end;
    }

    @Nullable
    Step failedAt() {
        return failedAt;
    }

    String why() {
        return why;
    }

    String left() {
        return left;
    }

    String status() {
        return status;
    }

    String network() {
        return network;
    }

    String note() {
        return note;
    }

    /** How long each step took that was done. */
    Map<Step, Duration> took() {
        return took;
    }
}
