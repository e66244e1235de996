package io.vioscope.web.view;

import io.vioscope.inventory.placement.Answer;
import io.vioscope.inventory.placement.Arrival;
import io.vioscope.inventory.placement.Gap;
import io.vioscope.inventory.placement.Moment;
import io.vioscope.inventory.placement.Stay;
import io.vioscope.model.Fact.Sign;
import io.vioscope.model.Migration;
import io.vioscope.model.ServerAction;
import io.vioscope.words.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a server was and why it moved, in plain sentences. Hosts' names may be hostile text. */
public final class PlacementWords {
    private PlacementWords() {}

    /** The sentence that answers a question for one time. */
    public static String sentence(Answer answer, Instant at) {
        var stay = answer.stay();
        var then = Texts.utc(at);
        return switch (answer.certainty()) {
            case RECORDED -> Words.of("placement.at-it-as-far-as", then, was(stay), doubt(stay));
            case GONE -> Words.of("placement.at-it-was-gone", then, stay == null ? "" : end(stay));
            case MOVING -> Words.of("placement.at-it-was-being-moved", then, place(stay), place(answer.next()));
            case NOT_WATCHED -> Words.of("placement.not-known-at", then, unseen(answer));
            case NOT_SEEN_SINCE -> Words.of("placement.not-known-it-has-not", was(stay));
            case BEFORE_FIRST_SIGHT -> Words.of("placement.not-known-at-it-had", then, first(answer.next()));
            case BEFORE_RECORD ->
                Words.of(
                        "placement.not-known-what-is-recorded",
                        place(stay),
                        moment(stay == null ? null : stay.until()));
            case NOTHING_RECORDED -> Words.of("placement.not-known-nothing-is-recorded");
        };
    }

    private static String unseen(Answer answer) {
        var gap = answer.gap();
        var why = gap == null ? Words.of("placement.it-was-not-seen") : gap(gap);
        var stay = answer.stay();
        var next = answer.next();
        if (next != null) {
            return Words.of("placement.before-that-it-then-it", why, was(stay), was(next));
        }
        if (stay != null && stay.gone() != null) {
            return Words.of("placement.before-that-it-then", why, was(stay), end(stay));
        }
        return gap != null && gap.until() != null
                ? Words.of("placement.before-and-after-that-it", why, was(stay))
                : Words.of("placement.before-that-it", why, was(stay));
    }

    private static String was(@Nullable Stay stay) {
        return stay != null && stay.host() == null
                ? Words.of("placement.had-no-host")
                : Words.of("placement.was-on", place(stay));
    }

    private static String place(@Nullable Stay stay) {
        return stay == null || stay.host() == null
                ? Words.of("placement.no-host")
                : stay.host().id();
    }

    private static String first(@Nullable Stay next) {
        return next == null || next.from() == null
                ? ""
                : Words.of(
                        "placement.it-was-first-seen-at", Texts.utc(next.from().noticed()));
    }

    private static String doubt(@Nullable Stay stay) {
        var until = stay == null ? null : stay.until();
        return until == null || until.began() != null
                ? ""
                : Words.of("placement.that-it-was-so-no", Texts.utc(until.noticed()));
    }

    /** Why it was not seen. */
    public static String gap(Gap gap) {
        var detail = gap.detail().isEmpty() ? "" : ": " + gap.detail();
        return switch (gap.why()) {
            case SOURCE_STALE -> Words.of("placement.nova-could-not-be-read", detail);
            case SOURCE_PARTIAL -> Words.of("placement.nova-could-be-read-in", detail);
            case MISSING -> Words.of("placement.novas-list-did-not-have");
        };
    }

    /** How it came there. */
    public static String arrival(Arrival arrival) {
        var how = switch (arrival.way()) {
            case FOUND -> Words.of("placement.was-there-at-first-sight");
            case APPEARED -> Words.of("placement.appeared-it-was-not-in");
            case PLACED -> Words.of("placement.got-host");
            case UNPLACED -> Words.of("placement.lost-its-host");
            case MOVED -> Words.of("placement.moved", migration(arrival.by()));
            case NOT_RECORDED -> Words.of("placement.was-there-before-what-is");
        };
        return how + status(arrival);
    }

    private static String migration(@Nullable Migration by) {
        return by == null
                ? Words.of("placement.nobody-has-told-why")
                : Words.of(
                        "placement.by-which-nova-calls",
                        Words.word("migration", by.type().name()),
                        by.status());
    }

    private static String status(Arrival arrival) {
        var changed = arrival.status();
        return changed == null ? "" : Words.of("placement.now", changed.to().word(), asked(changed.by()));
    }

    private static String asked(@Nullable ServerAction action) {
        if (action == null) {
            return "";
        }
        return switch (action.by()) {
            case OWNER -> Words.of("placement.user-of-its-project-asked", action.verb());
            case OPERATOR -> Words.of("placement.user-of-another-project-such", action.verb());
            case NOBODY -> Words.of("placement.nobody-asked-nova-did-it", action.verb());
        };
    }

    /** How a stay ended; empty for one that has not. */
    public static String end(Stay stay) {
        if (stay.until() == null) {
            return "";
        }
        if (stay.gone() == null) {
            return moment(stay.until());
        }
        var sign = stay.gone() == Sign.SAID_SO
                ? Words.of("placement.nova-said-that-it-was")
                : Words.of("placement.it-was-absent-from-two");
        return Words.of("placement.at", sign, Texts.utc(stay.until().noticed()));
    }

    /** When it came; of what was there at first sight only that it came before. */
    public static String came(Stay stay) {
        return stay.from() != null && stay.arrival().way() == Arrival.Way.FOUND
                ? Words.of("placement.before", Texts.utc(stay.from().noticed()))
                : moment(stay.from());
    }

    /** When it came or went, as well as it is known. */
    static String moment(@Nullable Moment moment) {
        if (moment == null) {
            return Words.of("placement.at-time-that-is-not");
        }
        if (moment.began() == null) {
            return Words.of("placement.between-poll-before-and-that", Texts.utc(moment.noticed()));
        }
        return moment.ended() == null
                ? Words.of("placement.after-by-novas-clock", Texts.utc(moment.began()))
                : Words.of("placement.between-by-novas-clock", Texts.utc(moment.began()), Texts.utc(moment.ended()));
    }
}
