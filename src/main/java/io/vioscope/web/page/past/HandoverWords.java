package io.vioscope.web.page.past;

import io.vioscope.bus.ReceiverState;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Alarm;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.history.Blindness;
import io.vioscope.web.history.Deed;
import io.vioscope.web.history.Lane;
import io.vioscope.web.page.LaneRows;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.past.Handover.Line;
import io.vioscope.web.view.Chronicle.Raised;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.WindowView;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of a hand-over. */
final class HandoverWords {
    private final World world;

    HandoverWords(World world) {
        this.world = world;
    }

    private String of(String cloud) {
        return world.isPlural() ? " of cloud " + cloud : "";
    }

    /** A problem that is open, and who has it. */
    Line open(Lane lane) {
        var problem = lane.problem();
        var details = new ArrayList<String>();
        details.add("problem " + problem.number() + of(lane.cloud()) + ", "
                + problem.phase().word() + ", "
                + problem.verdict().certainty() + " % sure, first believed " + Texts.utc(lane.openedAt())
                + (problem.life().reopened() == 0
                        ? ""
                        : ", came back " + Texts.count(problem.life().reopened(), "time"))
                + (problem.maintenance() == null ? "" : ", in maintenance"));
        details.add(String.join(", ", LaneRows.handling(problem)));
        if (!problem.advice().isEmpty()) {
            details.add("What to do: " + problem.advice());
        }
        return line(lane, details);
    }

    private Line line(Lane lane, List<String> details) {
        var problem = lane.problem();
        return new Line(
                problem.severity().word(),
                Links.problem(world, lane.cloud(), problem.number()),
                problem.text(),
                List.copyOf(details));
    }

    /** A problem that nobody has taken up. */
    Line untaken(Lane lane) {
        return line(
                lane,
                List.of("problem " + lane.problem().number() + of(lane.cloud()) + ", open since "
                        + Texts.utc(lane.openedAt())));
    }

    /** A problem that began, or was back. */
    Line opened(Lane lane) {
        var beginnings = lane.stops().stream()
                .filter(stop -> stop.deed() == Deed.OPENED || stop.deed() == Deed.BACK)
                .map(stop -> stop.deed().words() + " " + Texts.utc(stop.at()))
                .collect(Collectors.joining(", "));
        return line(
                lane,
                List.of(
                        "problem " + lane.problem().number() + of(lane.cloud()) + ", " + beginnings,
                        lane.isOpen() ? "still open" : LaneRows.state(lane)));
    }

    /** A problem that is over. */
    Line resolved(Lane lane) {
        var at = lane.endedAt() == null ? "" : " since " + Texts.utc(lane.endedAt());
        return line(
                lane,
                List.of("problem " + lane.problem().number() + of(lane.cloud()) + at + ", " + LaneRows.state(lane)));
    }

    /** An alarm. */
    Line alarm(CloudView cloud, Alarm alarm) {
        var key = alarm.key().entity();
        return new Line(
                alarm.severity().word(),
                Links.entity(world, cloud.name(), key),
                cloud.get(key).map(Seen::label).orElse(key.id()),
                List.of(
                        alarm.text(),
                        key.kind().label() + of(cloud.name()) + ", since " + Texts.utc(alarm.raisedAt())));
    }

    /** A problem that came back. */
    Line noisy(Lane lane) {
        var times =
                lane.stops().stream().filter(stop -> stop.deed() == Deed.BACK).count();
        return line(
                lane,
                List.of("problem " + lane.problem().number() + of(lane.cloud()) + " came back "
                        + Texts.count(times, "time")));
    }

    /** An alarm that went on often. */
    Line noisy(CloudView cloud, Raised raised) {
        return new Line(
                "",
                Links.entity(world, cloud.name(), raised.entity()),
                cloud.get(raised.entity())
                        .map(Seen::label)
                        .orElse(raised.entity().id()),
                List.of("alarm " + raised.condition() + of(cloud.name()) + " went on "
                        + Texts.count(raised.times(), "time")));
    }

    /** Work that is on, or to come. */
    Line window(WindowView view) {
        var window = view.window();
        return new Line(
                "",
                "/maintenance",
                window.scope().toString() + ": " + window.reason(),
                List.of(view.state() + of(view.cloud().name()) + ", " + Texts.utc(window.from()) + " to "
                        + Texts.utc(window.until()) + ", set by " + window.by()));
    }

    /** What an operator said; empty where they did something without a word. */
    Optional<Line> note(CloudView cloud, Dated dated) {
        if (dated.fact() instanceof LearningFact.Advised advised) {
            return Optional.of(Line.of(
                    advised.remark().by() + ": " + advised.remark().note(),
                    (advised.stands() ? "known here of all " : "no more known of all ") + advised.problem()
                            + of(cloud.name()) + ", " + Texts.utc(dated.at())));
        }
        var deed = Deed.of(dated.fact()).map(Deed::words).orElse("");
        return dated.fact() instanceof ProblemFact fact
                ? remark(fact)
                        .filter(remark -> !remark.note().isEmpty())
                        .map(remark -> new Line(
                                "",
                                Links.problem(
                                        world, cloud.name(), fact.problem().number()),
                                remark.by() + ": " + remark.note(),
                                List.of(deed + ", problem " + fact.problem().number() + of(cloud.name()) + ": "
                                        + fact.problem().text() + ", " + Texts.utc(dated.at()))))
                : Optional.empty();
    }

    private static Optional<Remark> remark(ProblemFact fact) {
        if (fact instanceof ProblemFact.Handled handled) {
            return Optional.ofNullable(handled.remark());
        }
        if (fact instanceof ProblemFact.Unacknowledged back) {
            return Optional.of(back.remark());
        }
        var life = fact.problem().life();
        return fact instanceof ProblemFact.Judged
                ? Optional.ofNullable(life.judged()).map(judged -> judged.remark())
                : Optional.ofNullable(life.acknowledged());
    }

    /** A source that did not see all. */
    Line blind(CloudView cloud, Blindness blind) {
        var spells = Stream.of(SourceStatus.STALE, SourceStatus.PARTIAL)
                .filter(blind.spells()::containsKey)
                .map(status ->
                        status.word() + " for " + Texts.duration(blind.spells().getOrDefault(status, Duration.ZERO)))
                .collect(Collectors.joining(", "));
        var details = new ArrayList<String>();
        details.add(spells + ", began " + Texts.count(blind.times(), "time") + " in that time"
                + (blind.isOn() ? ", and was so at its end" : ""));
        if (!blind.why().isEmpty()) {
            details.add("said last: " + blind.why());
        }
        return new Line(
                blind.isOn() ? "stale" : "",
                "/sources",
                blind.source().name() + of(cloud.name()),
                List.copyOf(details));
    }

    /** A receiver to whom nothing gets through, or of whom that is not known; empty for any other. */
    Optional<Line> mute(Receipts.Named receiver, Optional<ReceiverState> state) {
        var href = Links.receiver(receiver.name());
        if (state.isEmpty()) {
            return Optional.of(new Line(
                    "unknown",
                    href,
                    receiver.name(),
                    List.of("who tells it gives no answer: how it goes is not known")));
        }
        var trouble = state.get().troubleSince();
        return trouble == null
                ? Optional.empty()
                : Optional.of(new Line(
                        "down",
                        href,
                        receiver.name(),
                        List.of(
                                "nothing gets through since " + Texts.utc(trouble)
                                        + through(state.get().gotThroughAt()),
                                state.get().why() + ", "
                                        + Texts.count(state.get().waiting(), "message") + " waiting")));
    }

    private static String through(@Nullable Instant last) {
        return last == null ? ", nothing did since the server started" : ", last did " + Texts.utc(last);
    }

    /** Whether somebody should take a problem up, and nobody has. */
    static boolean isUntaken(Lane lane) {
        var problem = lane.problem();
        return lane.isOpen()
                && problem.isAnnounced()
                && problem.phase() != Problem.Phase.PROVISIONAL
                && problem.life().acknowledged() == null
                && problem.handling().closure() == null;
    }
}
