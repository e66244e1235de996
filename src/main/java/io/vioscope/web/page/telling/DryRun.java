package io.vioscope.web.page.telling;

import io.vertx.core.Future;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Sayable;
import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.page.Hush;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who was told of an alarm or a problem that is on, and who would be now, by what decides that for real. */
public final class DryRun {
    /** How many can be chosen; more are reached from their own pages. */
    private static final int CHOICES = 200;

    private final Receipts receipts;
    private final Receivers receivers;

    DryRun(Receipts receipts, Receivers receivers) {
        this.receipts = receipts;
        this.receivers = receivers;
    }

    /** Something that can be chosen. */
    public record Choice(String value, String text, boolean chosen) {}

    /** What can be asked. */
    public record Form(List<Choice> choices) {}

    /** What one receiver was told, or would be; the texts may be hostile. */
    public record Line(
            String key,
            String href,
            String name,
            String now,
            ReceiptRows.Cause cause,
            List<ReceiptRows.Row> receipts) {}

    /**
     * The answer.
     *
     * @param text  of the alarm or problem, or what is wrong with the question; may be hostile
     * @param hush  why nobody is told, or empty
     * @param doubt that the receipts cannot be read, or empty
     */
    public record Answer(String text, String href, Hush hush, String doubt, List<Line> lines) {}

    private record Chosen(
            CloudView cloud, long number, Instant at, String text, String href, EntityKey key, Fact fact, Hush hush) {}

    static Form form(Ask ask) {
        var chosen = ask.query().getOrDefault("of", "");
        return new Form(ask.world().clouds().stream()
                .flatMap(cloud -> Stream.concat(
                        cloud.problems().stream()
                                .map(p -> choice(
                                        ask.world(),
                                        cloud,
                                        p.number(),
                                        Words.of("notifications.problem", p.text()),
                                        chosen)),
                        cloud.alarms().stream()
                                .map(a -> choice(
                                        ask.world(),
                                        cloud,
                                        a.number(),
                                        Words.of("notifications.alarm", a.text()),
                                        chosen))))
                .limit(CHOICES)
                .toList());
    }

    private static Choice choice(World world, CloudView cloud, long number, String text, String chosen) {
        var value = cloud.name() + "/" + number;
        var shown = (world.isPlural() ? cloud.name() + ", " : "") + text;
        return new Choice(
                value, Texts.shown(shown.length() > 120 ? shown.substring(0, 119) + "…" : shown), value.equals(chosen));
    }

    /** At most one answer. */
    Future<List<Answer>> of(Ask ask) {
        var of = ask.query().getOrDefault("of", "");
        if (of.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var chosen = chosen(ask.world(), of);
        return chosen.isEmpty()
                ? Future.succeededFuture(List.of(new Answer(
                        Words.of("notifications.no-alarm-and-no-problem"), "", new Hush("", ""), "", List.of())))
                : answer(ask.world(), chosen.get()).map(List::of);
    }

    private static Optional<Chosen> chosen(World world, String of) {
        var slash = of.lastIndexOf('/');
        var number = ProblemLife.number(of.substring(slash + 1));
        return slash < 0 || number.isEmpty()
                ? Optional.empty()
                : world.cloud(of.substring(0, slash))
                        .flatMap(cloud -> cloud.problem(number.get())
                                .map(p -> chosen(world, cloud, p))
                                .or(() -> cloud.alarms().stream()
                                        .filter(a -> a.number() == number.get())
                                        .findFirst()
                                        .map(a -> chosen(world, cloud, a))));
    }

    private static Chosen chosen(World world, CloudView cloud, Problem problem) {
        return new Chosen(
                cloud,
                problem.number(),
                problem.phaseAt(),
                problem.text(),
                Links.problem(world, cloud.name(), problem.number()),
                problem.key().entity(),
                new ProblemFact.Revised(problem, problem.phase(), true),
                problem.isAnnounced() ? new Hush("", "") : hush(cloud, problem));
    }

    private static Hush hush(CloudView cloud, Problem problem) {
        if (problem.maintenance() != null) {
            return Hush.of(cloud, problem.maintenance());
        }
        return new Hush(
                problem.phase() == Problem.Phase.PROVISIONAL
                        ? Words.of("notifications.it-is-not-confirmed-yet")
                        : Words.of("notifications.its-severity-is-indeterminate-so"),
                "");
    }

    private static Chosen chosen(World world, CloudView cloud, Alarm alarm) {
        return new Chosen(
                cloud,
                alarm.number(),
                alarm.raisedAt(),
                alarm.text(),
                Links.entity(world, cloud.name(), alarm.key().entity()),
                alarm.key().entity(),
                new Fact.AlarmChanged(alarm, true),
                Hush.of(cloud, alarm.maintenance()));
    }

    private Future<Answer> answer(World world, Chosen chosen) {
        var cloud = chosen.cloud().name();
        var about = receipts.about(cloud, chosen.key(), chosen.number())
                .map(Optional::of)
                .otherwise(Optional.empty());
        var sayable = new Sayable(cloud, 0, chosen.number(), chosen.at(), chosen.fact(), 0);
        var configured = receipts.configured();
        var rulings =
                configured.stream().map(r -> receivers.would(r.name(), sayable)).toList();
        return Future.all(rulings).compose(ruled -> about).map(read -> {
            var lines = new ArrayList<Line>();
            for (var i = 0; i < configured.size(); i++) {
                lines.add(line(world, chosen, configured.get(i), rulings.get(i).result(), read.orElse(Map.of())));
            }
            return new Answer(
                    chosen.text(),
                    chosen.href(),
                    chosen.hush(),
                    read.isPresent() ? "" : Words.of("notifications.what-they-were-told-before"),
                    lines);
        });
    }

    private static Line line(
            World world, Chosen chosen, Named receiver, Optional<Ruled> ruled, Map<String, List<Receipt>> about) {
        var receipts = about.getOrDefault(receiver.name(), List.of());
        var told = receipts.stream().anyMatch(r -> r.number() > 0);
        return new Line(
                "told-" + Texts.encode(receiver.name()),
                Links.receiver(receiver.name()),
                receiver.name(),
                now(chosen, told, ruled),
                told
                        ? ReceiptRows.Cause.NONE
                        : ruled.map(r -> ReceiptRows.cause(world, chosen.cloud().name(), r.cause()))
                                .orElse(ReceiptRows.Cause.NONE),
                receipts.stream()
                        .map(r -> ReceiptRows.row(world, receiver.name(), r))
                        .toList());
    }

    private static boolean isHushed(Fact fact) {
        return fact instanceof ProblemFact f && f.problem().handling().isHushed();
    }

    private static String now(Chosen chosen, boolean told, Optional<Ruled> ruled) {
        if (told) {
            return isHushed(chosen.fact())
                    ? Words.of("notifications.was-told-of-it-and")
                    : Words.of("notifications.was-told-of-it-and-2");
        }
        if (!chosen.hush().text().isEmpty()) {
            return Words.of("notifications.is-not-told-as-nobody");
        }
        return ruled.map(TellingWords::ruling).orElse(Words.of("notifications.nobody-answers-for-it-it"));
    }
}
