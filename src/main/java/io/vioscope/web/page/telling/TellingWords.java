package io.vioscope.web.page.telling;

import io.vioscope.bus.Forwarded;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Tested;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Texts;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of notifications, in words. */
final class TellingWords {
    private TellingWords() {}

    /**
     * A state with its mark.
     *
     * @param since RFC 3339, or empty
     */
    record State(String mark, String text, String since) {}

    /** How it goes with a receiver. */
    static State state(Named receiver, Optional<ReceiverState> asked) {
        if (asked.isEmpty()) {
            return new State("unknown", "nobody answers for it; it may be starting", "");
        }
        var state = asked.get();
        var since = state.troubleSince();
        if (since != null) {
            return new State("down", state.why() + "; nothing gets through since", Texts.rfc3339(since));
        }
        if (state.number() < 0) {
            return new State("unknown", "waits for the database to say the last number", "");
        }
        var last = state.gotThroughAt();
        if (last == null) {
            return new State("unknown", "nothing was to be told since the start", "");
        }
        return receiver.answers()
                ? new State("ok", "answered last", Texts.rfc3339(last))
                : new State("unknown", "nobody knows whether traps arrive; the last was sent", Texts.rfc3339(last));
    }

    /** What became of a test; empty where there was none. */
    static String test(@Nullable Tested test) {
        if (test == null) {
            return "";
        }
        return switch (test.how()) {
            case SENT -> "A test was sent; whether it arrived nobody knows, as traps are not answered.";
            case ANSWERED -> "A test was answered in " + Texts.duration(test.took()) + ".";
            case FAILED -> "A test was not taken: " + test.why() + ".";
        };
    }

    /** What became of traps of others since the start, in one line. */
    static String forwarded(Forwarded forwarded) {
        var dropped = new TreeMap<>(forwarded.dropped());
        var why = dropped.entrySet().stream()
                .map(e -> Texts.number(e.getValue()) + " " + dropped(e.getKey()))
                .collect(Collectors.joining(", "));
        return Texts.number(forwarded.sent()) + " forwarded since the start"
                + (forwarded.waiting() == 0 ? "" : ", " + Texts.number(forwarded.waiting()) + " wait")
                + (why.isEmpty() ? "" : "; not forwarded: " + why);
    }

    private static String dropped(String word) {
        return switch (word) {
            case "loop" -> "told by a Vioscope before";
            case "too_large" -> "too large";
            case "not_in_v1" -> "not to be said in SNMPv1";
            case "queue_full" -> "as too many waited";
            case "not_taken" -> "not sent or not answered";
            default -> word.replace('_', ' ');
        };
    }

    /** Why nothing was sent, or what became of what was; without the problem that explains it. */
    static String outcome(Receipt receipt) {
        return switch (receipt.outcome()) {
            case "refused" -> "refused: " + (receipt.said() == null ? "it did not say why" : receipt.said());
            default -> outcome(receipt.outcome());
        };
    }

    /** The word of an outcome, for people. */
    static String outcome(String word) {
        return switch (word) {
            case "sent" -> "sent; nobody knows whether it arrived";
            case "answered" -> "answered";
            case "refused" -> "refused by the receiver, and given up";
            case "not_told" -> "not told: there is no notification for it";
            case "unsendable" -> "not told: a bug, which is in the log";
            case "filtered" -> "not told: the receiver is not to be told of such";
            case "explained" -> "not told: a problem explains it";
            case "waiting" -> "waits: a problem may yet be confirmed that explains it";
            case "quiet" -> "not told: the hours are quiet";
            case "snoozed" -> "not told: an operator has snoozed it";
            case "closed" -> "not told: an operator has closed it";
            case "superseded" -> "not told: something later tells more";
            case "dropped" -> "not told: it had waited too long";
            default -> word.replace('_', ' ');
        };
    }

    /** Whether something would be told now, and why not. */
    static String ruling(Ruled ruled) {
        return ruled.isTold()
                ? "would be told now"
                : outcome(ruled.outcome()).replaceFirst("^not told", "would not be told")
                        + (ruled.why().isEmpty() ? "" : " (" + ruled.why() + ")");
    }
}
