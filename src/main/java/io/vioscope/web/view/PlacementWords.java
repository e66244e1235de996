package io.vioscope.web.view;

import io.vioscope.inventory.placement.Answer;
import io.vioscope.inventory.placement.Arrival;
import io.vioscope.inventory.placement.Gap;
import io.vioscope.inventory.placement.Moment;
import io.vioscope.inventory.placement.Stay;
import io.vioscope.model.Fact.Sign;
import io.vioscope.model.Migration;
import io.vioscope.model.ServerAction;
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
            case RECORDED -> "At " + then + " it " + was(stay) + ", as far as is recorded." + doubt(stay);
            case GONE -> "At " + then + " it was gone: " + (stay == null ? "" : end(stay)) + ".";
            case MOVING ->
                "At " + then + " it was being moved from " + place(stay) + " to " + place(answer.next()) + ".";
            case NOT_WATCHED -> "Not known: at " + then + " " + unseen(answer);
            case NOT_SEEN_SINCE -> "Not known: it has not been seen since. Last it " + was(stay) + ".";
            case BEFORE_FIRST_SIGHT -> "Not known: at " + then + " it had not been seen yet." + first(answer.next());
            case BEFORE_RECORD ->
                "Not known: what is recorded begins later. It left " + place(stay) + " "
                        + moment(stay == null ? null : stay.until()) + ".";
            case NOTHING_RECORDED -> "Not known: nothing is recorded of it.";
        };
    }

    private static String unseen(Answer answer) {
        var gap = answer.gap();
        var why = gap == null ? "it was not seen" : gap(gap);
        var stay = answer.stay();
        var next = answer.next();
        if (next != null) {
            return why + ". Before that it " + was(stay) + "; then it " + was(next) + ".";
        }
        if (stay != null && stay.gone() != null) {
            return why + ". Before that it " + was(stay) + "; then " + end(stay) + ".";
        }
        var again = gap != null && gap.until() != null ? "Before and after that it " : "Before that it ";
        return why + ". " + again + was(stay) + ".";
    }

    private static String was(@Nullable Stay stay) {
        return stay != null && stay.host() == null ? "had no host" : "was on " + place(stay);
    }

    private static String place(@Nullable Stay stay) {
        return stay == null || stay.host() == null ? "no host" : stay.host().id();
    }

    private static String first(@Nullable Stay next) {
        return next == null || next.from() == null
                ? ""
                : " It was first seen at " + Texts.utc(next.from().noticed()) + ".";
    }

    private static String doubt(@Nullable Stay stay) {
        var until = stay == null ? null : stay.until();
        return until == null || until.began() != null
                ? ""
                : " That it was so no more was seen at " + Texts.utc(until.noticed())
                        + "; it may have ended at any time after the poll before.";
    }

    /** Why it was not seen. */
    public static String gap(Gap gap) {
        var detail = gap.detail().isEmpty() ? "" : ": " + gap.detail();
        return switch (gap.why()) {
            case SOURCE_STALE -> "Nova could not be read" + detail;
            case SOURCE_PARTIAL -> "Nova could be read in part only, perhaps without servers" + detail;
            case MISSING -> "Nova's list did not have it";
        };
    }

    /** How it came there. */
    public static String arrival(Arrival arrival) {
        var how = switch (arrival.way()) {
            case FOUND -> "was there at first sight";
            case APPEARED -> "appeared: it was not in the list before";
            case PLACED -> "got a host";
            case UNPLACED -> "lost its host";
            case MOVED -> "moved" + migration(arrival.by());
            case NOT_RECORDED -> "was there before what is still recorded";
        };
        return how + status(arrival);
    }

    private static String migration(@Nullable Migration by) {
        return by == null ? ", nobody has told why" : " by " + by.type().label() + ", which Nova calls " + by.status();
    }

    private static String status(Arrival arrival) {
        var changed = arrival.status();
        return changed == null ? "" : ", now " + changed.to().word() + asked(changed.by());
    }

    private static String asked(@Nullable ServerAction action) {
        if (action == null) {
            return "";
        }
        return switch (action.by()) {
            case OWNER -> "; a user of its project asked for " + action.verb();
            case OPERATOR -> "; a user of another project, such as an operator, asked for " + action.verb();
            case NOBODY -> "; nobody asked, Nova did it of itself (" + action.verb() + ")";
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
        var sign =
                stay.gone() == Sign.SAID_SO ? "Nova said that it was deleted" : "it was absent from two lists in a row";
        return sign + " at " + Texts.utc(stay.until().noticed());
    }

    /** When it came; of what was there at first sight only that it came before. */
    public static String came(Stay stay) {
        return stay.from() != null && stay.arrival().way() == Arrival.Way.FOUND
                ? "before " + Texts.utc(stay.from().noticed())
                : moment(stay.from());
    }

    /** When it came or went, as well as it is known. */
    static String moment(@Nullable Moment moment) {
        if (moment == null) {
            return "at a time that is not recorded any more";
        }
        if (moment.began() == null) {
            return "between the poll before and that of " + Texts.utc(moment.noticed());
        }
        var end = moment.ended() == null ? "" : " and " + Texts.utc(moment.ended());
        return (end.isEmpty() ? "after " : "between ") + Texts.utc(moment.began()) + end + " by Nova's clock";
    }
}
