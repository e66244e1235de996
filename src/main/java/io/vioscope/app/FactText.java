package io.vioscope.app;

import io.vioscope.model.Alarm;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.HandlingWords;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.Migration;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Remark;
import io.vioscope.model.ServerAction;
import io.vioscope.model.Status;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts as lines of text. */
final class FactText {
    private static final Fact.Cases<String> CASES = new Fact.Cases<>(
            f -> named(f.entity())
                    + (f.appearance() == Fact.Appearance.NEW ? " appeared, " : " found, ")
                    + state(f.entity().status()),
            f -> f.key() + " changed: " + changes(f.changes()),
            f -> named(f.key(), f.name()) + " went from " + state(f.from()) + " to " + state(f.to()) + asked(f.by()),
            f -> named(f.key(), f.name()) + " moved from " + f.from().id() + " to " + f.to().id() + by(f.by()),
            f -> named(f.key(), f.name()) + " was not moved" + by(f.by()),
            f -> f.count() + " of kind " + f.kind().word() + " found at first sight",
            f -> f.key() + " is missing from a complete list",
            f -> f.key() + " is back in the list",
            f -> named(f.last()) + " is gone: " + sign(f.sign()),
            f -> "alarm on " + alarm(f.alarm()),
            f -> (f.released() ? "alarm told after maintenance " : "alarm changed ") + alarm(f.alarm()),
            f -> "alarm off " + alarm(f.alarm()) + (f.why() == Fact.Clearing.ENTITY_DELETED ? " (it is gone)" : ""),
            f -> "source " + f.source() + " went from " + f.from().word() + " to " + f.to().word() + why(f.why()),
            f -> f.match(problems()),
            f -> f.match(
                    up -> up.lessons() + " lessons of problems that nobody judged are made use of",
                    reset -> "all that was learned is forgotten" + said(reset.remark()),
                    advised -> (advised.stands() ? "advice on " : "no advice any more on ")
                            + advised.problem()
                            + said(advised.remark())),
            f -> f.match(
                    set -> "maintenance of " + window(set.window()),
                    ended -> "maintenance " + word(ended.why()) + " of " + window(ended.window())));

    private static ProblemFact.Cases<String> problems() {
        return new ProblemFact.Cases<>(
                f -> "problem " + problem(f.problem()),
                f -> "problem again " + (f.problem().life().flapping() ? "(it comes and goes) " : "")
                        + problem(f.problem()),
                f -> (f.released() ? "problem after maintenance " : "problem now ") + problem(f.problem()),
                f -> "problem over " + problem(f.problem()) + " (" + word(f.why())
                        + (f.into() == null ? "" : ", part of problem " + f.into()) + ")",
                f -> "problem acknowledged" + said(f.problem().life().acknowledged()) + ": " + problem(f.problem()),
                f -> "problem not acknowledged any more" + said(f.remark()) + ": " + problem(f.problem()),
                f -> "verdict " + judged(f.problem()) + ": " + problem(f.problem()),
                f -> "problem " + HandlingWords.said(f) + ": " + problem(f.problem()));
    }

    private static String judged(Problem problem) {
        var judged = problem.life().judged();
        return judged == null ? "judged" : judged.answer().word() + said(judged.remark());
    }

    private static String said(@Nullable Remark remark) {
        return remark == null ? "" : ", says " + remark.by() + (remark.note().isEmpty() ? "" : ": " + remark.note());
    }

    private FactText() {}

    /** The fact as one line, which no name in it can break. */
    static String of(Fact fact) {
        return line(fact.match(CASES));
    }

    /** A text on one line. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    /** An alarm that is on, with what it is about. */
    static String alarm(Alarm alarm) {
        return alarm.severity().word() + " " + alarm.key().condition() + " of "
                + alarm.key().entity() + within(alarm.maintenance()) + ": " + alarm.text();
    }

    private static String word(Enum<?> why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String window(MaintenanceWindow window) {
        return window.scope() + " from " + window.from() + " until " + window.until() + " by " + window.by() + ": "
                + window.reason();
    }

    private static String within(@Nullable Long window) {
        return window == null ? "" : " [maintenance " + window + "]";
    }

    /** A problem, with what is the cause. */
    static String problem(Problem problem) {
        return problem.phase().word() + " " + problem.verdict().certainty() + " % " + problem.key()
                + within(problem.maintenance()) + ": " + problem.text();
    }

    private static String named(Entity entity) {
        return named(entity.key(), entity.name());
    }

    private static String named(EntityKey key, String name) {
        return name.isEmpty() || name.equals(key.id()) ? key.toString() : key + " (" + name + ")";
    }

    private static String state(Status status) {
        return status.word() + " [" + status.health().word() + ", "
                + status.admin().word() + "]";
    }

    private static String changes(Map<String, Change> changes) {
        return new TreeMap<>(changes)
                .entrySet().stream()
                        .map(e -> e.getKey() + " " + said(e.getValue().from()) + " -> "
                                + said(e.getValue().to()))
                        .collect(Collectors.joining("; "));
    }

    private static String said(@Nullable String value) {
        return value == null ? "(none)" : "'" + value + "'";
    }

    private static String asked(@Nullable ServerAction action) {
        return action == null
                ? ""
                : ", after " + action.verb() + " by " + action.by().word();
    }

    private static String by(@Nullable Migration migration) {
        return migration == null
                ? ""
                : ", " + migration.type().label() + " " + migration.id() + " " + migration.status();
    }

    private static String sign(Fact.Sign sign) {
        return switch (sign) {
            case SAID_SO -> "its API says so";
            case ABSENT_TWICE -> "absent from two complete lists in a row";
            case NOTHING_LEFT -> "nothing leads to it any more";
        };
    }

    private static String why(@Nullable ReadFailure why) {
        return why == null ? "" : ": " + why.cause().word() + ", " + why.detail();
    }
}
