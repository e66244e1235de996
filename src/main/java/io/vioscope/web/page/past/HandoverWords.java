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
import io.vioscope.words.Words;
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

    /** With its cloud, where there are several. */
    private String of(String what, String cloud) {
        return world.isPlural() ? Words.of("handover.of-cloud", what, cloud) : what;
    }

    private String problem(Lane lane) {
        return problem(lane.problem().number(), lane.cloud());
    }

    private String problem(long number, String cloud) {
        return of(Words.of("handover.problem", number), cloud);
    }

    /** A problem that is open, and who has it. */
    Line open(Lane lane) {
        var problem = lane.problem();
        var details = new ArrayList<String>();
        details.add(Words.of(
                "handover.problem-sure-first-believed",
                problem(lane),
                Words.word("phase", problem.phase().word()),
                problem.verdict().certainty(),
                Texts.utc(lane.openedAt())));
        details.add(String.join(", ", beside(problem)));
        if (!problem.advice().isEmpty()) {
            details.add(Words.of("handover.what-to-do", problem.advice()));
        }
        return line(lane, details);
    }

    /** What else is true of it, and what people do about it. */
    private static List<String> beside(Problem problem) {
        var all = new ArrayList<String>();
        var reopened = problem.life().reopened();
        if (reopened > 0) {
            all.add(Words.of("handover.came-back", Texts.count(reopened, "time")));
        }
        if (problem.maintenance() != null) {
            all.add(Words.of("handover.in-maintenance"));
        }
        all.addAll(LaneRows.handling(problem));
        return all;
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
        return line(lane, List.of(Words.of("handover.problem-open-since", problem(lane), Texts.utc(lane.openedAt()))));
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
                        Words.of("handover.problem-began", problem(lane), beginnings),
                        lane.isOpen() ? Words.of("handover.still-open-2") : LaneRows.state(lane)));
    }

    /** A problem that is over. */
    Line resolved(Lane lane) {
        var at = lane.endedAt();
        var state = LaneRows.state(lane);
        return line(
                lane,
                List.of(
                        at == null
                                ? Words.of("handover.problem-over", problem(lane), state)
                                : Words.of("handover.problem-over-since", problem(lane), Texts.utc(at), state)));
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
                        Words.of(
                                "handover.since",
                                of(Words.noun(key.kind().label()), cloud.name()),
                                Texts.utc(alarm.raisedAt()))));
    }

    /** A problem that came back. */
    Line noisy(Lane lane) {
        var times =
                lane.stops().stream().filter(stop -> stop.deed() == Deed.BACK).count();
        return line(lane, List.of(Words.of("handover.problem-came-back", problem(lane), Texts.count(times, "time"))));
    }

    /** An alarm that went on often. */
    Line noisy(CloudView cloud, Raised raised) {
        return new Line(
                "",
                Links.entity(world, cloud.name(), raised.entity()),
                cloud.get(raised.entity())
                        .map(Seen::label)
                        .orElse(raised.entity().id()),
                List.of(Words.of(
                        "handover.alarm-went-on",
                        of(Words.of("handover.alarm", raised.condition()), cloud.name()),
                        Texts.count(raised.times(), "time"))));
    }

    /** Work that is on, or to come. */
    Line window(WindowView view) {
        var window = view.window();
        return new Line(
                "",
                "/maintenance",
                window.scope().toString() + ": " + window.reason(),
                List.of(Words.of(
                        "handover.to-set-by",
                        of(view.state(), view.cloud().name()),
                        Texts.utc(window.from()),
                        Texts.utc(window.until()),
                        window.by())));
    }

    /** What an operator said; empty where they did something without a word. */
    Optional<Line> note(CloudView cloud, Dated dated) {
        if (dated.fact() instanceof LearningFact.Advised advised) {
            return Optional.of(Line.of(
                    advised.remark().by() + ": " + advised.remark().note(),
                    Words.of(
                            advised.stands() ? "handover.known-here-of-all" : "handover.no-more-known-of-all",
                            of(advised.problem(), cloud.name()),
                            Texts.utc(dated.at()))));
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
                                List.of(Words.of(
                                        "handover.said-of-problem",
                                        deed,
                                        problem(fact.problem().number(), cloud.name()),
                                        fact.problem().text(),
                                        Texts.utc(dated.at())))))
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
                .map(status -> Words.of(
                        "handover.for",
                        Words.word("mark", status.word()),
                        Texts.duration(blind.spells().getOrDefault(status, Duration.ZERO))))
                .collect(Collectors.joining(", "));
        var details = new ArrayList<String>();
        details.add(Words.of(
                blind.isOn() ? "handover.began-in-that-time-and-is-on" : "handover.began-in-that-time",
                spells,
                Texts.count(blind.times(), "time")));
        if (!blind.why().isEmpty()) {
            details.add(Words.of("handover.said-last", blind.why()));
        }
        return new Line(
                blind.isOn() ? "stale" : "", "/sources", of(blind.source().name(), cloud.name()), List.copyOf(details));
    }

    /** A receiver to whom nothing gets through, or of whom that is not known; empty for any other. */
    Optional<Line> mute(Receipts.Named receiver, Optional<ReceiverState> state) {
        var href = Links.receiver(receiver.name());
        if (state.isEmpty()) {
            return Optional.of(
                    new Line("unknown", href, receiver.name(), List.of(Words.of("handover.who-tells-it-gives-no"))));
        }
        var trouble = state.get().troubleSince();
        return trouble == null
                ? Optional.empty()
                : Optional.of(new Line(
                        "down",
                        href,
                        receiver.name(),
                        List.of(
                                through(trouble, state.get().gotThroughAt()),
                                Words.of(
                                        "handover.waiting",
                                        state.get().why(),
                                        Texts.count(state.get().waiting(), "message")))));
    }

    private static String through(Instant trouble, @Nullable Instant last) {
        return last == null
                ? Words.of("handover.nothing-gets-through-nor-did", Texts.utc(trouble))
                : Words.of("handover.nothing-gets-through-since", Texts.utc(trouble), Texts.utc(last));
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
