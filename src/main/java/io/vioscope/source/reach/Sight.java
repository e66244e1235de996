package io.vioscope.source.reach;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether an address is reached from one place.
 *
 * @param why  why not, or why that is not known; empty where it is reached
 * @param trip how long it took; zero where it is not reached, or was reached from elsewhere
 */
record Sight(State state, String why, Duration trip) {
    /** What can be known of it. */
    enum State {
        REACHED("reached"),
        NOT_REACHED("not reached"),
        NOT_KNOWN("not known");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Optional<State> of(String word) {
            return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
        }
    }

    static Sight reached(Duration trip) {
        return new Sight(State.REACHED, "", trip);
    }

    static Sight notReached(String why) {
        return new Sight(State.NOT_REACHED, why, Duration.ZERO);
    }

    static Sight notKnown(String why) {
        return new Sight(State.NOT_KNOWN, why, Duration.ZERO);
    }
}
