package io.vioscope.web.page.telling;

import io.vioscope.bus.Forwarded;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Tested;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
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
            return new State("unknown", Words.of("receiver.nobody-answers-for-it-it"), "");
        }
        var state = asked.get();
        var since = state.troubleSince();
        if (since != null) {
            return new State(
                    "down", Words.of("receiver.nothing-gets-through-since", state.why()), Texts.rfc3339(since));
        }
        if (state.number() < 0) {
            return new State("unknown", Words.of("receiver.waits-for-database-to-say"), "");
        }
        var last = state.gotThroughAt();
        if (last == null) {
            return new State("unknown", Words.of("receiver.nothing-was-to-be-told"), "");
        }
        return receiver.answers()
                ? new State("ok", Words.of("receiver.answered-last"), Texts.rfc3339(last))
                : new State("unknown", Words.of("receiver.nobody-knows-whether-traps-arrive"), Texts.rfc3339(last));
    }

    /** What became of a test; empty where there was none. */
    static String test(@Nullable Tested test) {
        if (test == null) {
            return "";
        }
        return switch (test.how()) {
            case SENT -> Words.of("receiver.test-was-sent-whether-it");
            case ANSWERED -> Words.of("receiver.test-was-answered-in", Texts.duration(test.took()));
            case FAILED -> Words.of("receiver.test-was-not-taken", test.why());
        };
    }

    /** What became of traps of others since the start, in one line. */
    static String forwarded(Forwarded forwarded) {
        var dropped = new TreeMap<>(forwarded.dropped());
        var why = dropped.entrySet().stream()
                .map(e -> Texts.number(e.getValue()) + " " + dropped(e.getKey()))
                .collect(Collectors.joining(", "));
        return Words.of(
                "receiver.forwarded-since-start",
                Texts.number(forwarded.sent()),
                forwarded.waiting() == 0 ? "" : Words.of("receiver.wait", Texts.number(forwarded.waiting())),
                why.isEmpty() ? "" : Words.of("receiver.not-forwarded", why));
    }

    private static String dropped(String word) {
        return switch (word) {
            case "loop" -> Words.of("receiver.told-by-vioscope-before");
            case "too_large" -> Words.of("receiver.too-large");
            case "not_in_v1" -> Words.of("receiver.not-to-be-said-in");
            case "queue_full" -> Words.of("receiver.as-too-many-waited");
            case "not_taken" -> Words.of("receiver.not-sent-or-not-answered");
            default -> word.replace('_', ' ');
        };
    }

    /** Why nothing was sent, or what became of what was; without the problem that explains it. */
    static String outcome(Receipt receipt) {
        return switch (receipt.outcome()) {
            case "refused" ->
                Words.of(
                        "receiver.refused",
                        receipt.said() == null ? Words.of("receiver.it-did-not-say-why") : receipt.said());
            default -> outcome(receipt.outcome());
        };
    }

    /** The word of an outcome, for people. */
    static String outcome(String word) {
        return outcome(word, "receiver.not-told");
    }

    private static String outcome(String word, String notTold) {
        return switch (word) {
            case "sent" -> Words.of("receiver.sent-nobody-knows-whether-it");
            case "answered" -> Words.of("receiver.answered");
            case "refused" -> Words.of("receiver.refused-by-receiver-and-given");
            case "not_told" -> Words.of(notTold, Words.of("receiver.not-told-there-is-no"));
            case "unsendable" -> Words.of(notTold, Words.of("receiver.not-told-bug-which-is"));
            case "filtered" -> Words.of(notTold, Words.of("receiver.not-told-receiver-is-not"));
            case "explained" -> Words.of(notTold, Words.of("receiver.not-told-problem-explains-it"));
            case "waiting" -> Words.of("receiver.waits-problem-may-yet-be");
            case "quiet" -> Words.of(notTold, Words.of("receiver.not-told-hours-are-quiet"));
            case "snoozed" -> Words.of(notTold, Words.of("receiver.not-told-operator-has-snoozed"));
            case "closed" -> Words.of(notTold, Words.of("receiver.not-told-operator-has-closed"));
            case "superseded" -> Words.of(notTold, Words.of("receiver.not-told-something-later-tells"));
            case "dropped" -> Words.of(notTold, Words.of("receiver.not-told-it-had-waited"));
            default -> word.replace('_', ' ');
        };
    }

    /** Whether something would be told now, and why not. */
    static String ruling(Ruled ruled) {
        return ruled.isTold()
                ? Words.of("receiver.would-be-told-now")
                : outcome(ruled.outcome(), "receiver.would-not-be-told")
                        + (ruled.why().isEmpty() ? "" : " (" + ruled.why() + ")");
    }
}
