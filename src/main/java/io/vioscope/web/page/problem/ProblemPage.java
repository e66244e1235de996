package io.vioscope.web.page.problem;

import io.vertx.core.Future;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.telling.ToldRows;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Suffering;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.Told;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /problems/{number}}: why something is held to be the cause and who suffers; also of a problem that is over. */
public final class ProblemPage implements View {
    private static final String TOPICS = "overview entities sources recording";

    private final Frames frames;
    private final FactLog log;
    private final CausalModel model;
    private final OffLoop offLoop;
    private final boolean controls;
    private final Sufferings sufferings;
    private final Receipts receipts;

    /**
     * The page in those frames, with the facts of that log, of problems found by that model.
     *
     * @param sufferings which projects suffer
     * @param receipts   who was told
     * @param controls   whether something may be said of problems from it
     */
    public ProblemPage(
            Frames frames,
            FactLog log,
            CausalModel model,
            Sufferings sufferings,
            Receipts receipts,
            OffLoop offLoop,
            boolean controls) {
        this.sufferings = sufferings;
        this.receipts = receipts;
        this.controls = controls;
        this.model = model;
        this.frames = frames;
        this.log = log;
        this.offLoop = offLoop;
    }

    /** What was said in vain, and why. */
    private record Vain(Map<String, String> fields, List<String> errors) {
        private static final Vain NOTHING = new Vain(Map.of(), List.of());
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        return answer(ask, Vain.NOTHING);
    }

    /** The page with what was said in its forms, and what is wrong with that. */
    public Future<Reply> answer(Ask ask, Map<String, String> fields, List<String> errors) {
        return answer(ask, new Vain(fields, errors));
    }

    private Future<Reply> answer(Ask ask, Vain vain) {
        var number = ProblemLife.number(ask.parts().get(0));
        var asked = ask.query().getOrDefault("cloud", "");
        var clouds = ask.world().clouds().stream()
                .filter(c -> asked.isEmpty() || c.name().equals(asked))
                .toList();
        if (number.isEmpty() || clouds.isEmpty()) {
            var why = number.isEmpty()
                    ? Words.of("problem.problem-is-named-by-number")
                    : Words.of("problem.no-cloud-of-that-name");
            return message(ask, 404, Words.of("problem.not-found"), why);
        }
        var homes = clouds.stream().filter(c -> isKnown(c, number.get())).toList();
        return homes.size() == 1 ? known(ask, homes.get(0), number.get(), vain) : search(ask, clouds, number.get());
    }

    private Future<Reply> message(Ask ask, int status, String title, String text) {
        return offLoop.run(() -> Messages.page(frames, ask, status, title, text, allProblems()));
    }

    private static boolean isKnown(CloudView cloud, long number) {
        return cloud.problem(number).isPresent() || cloud.ended(number).isPresent();
    }

    /** A problem that is open, or was a while ago, is shown whether or not the database can be read. */
    private Future<Reply> known(Ask ask, CloudView cloud, long number, Vain vain) {
        return ask.world()
                .problem(log, cloud, number)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(facts -> show(
                        ask,
                        ProblemLife.of(cloud, number, facts.orElse(List.of())).orElseThrow(),
                        facts.isPresent(),
                        vain));
    }

    private Future<Reply> search(Ask ask, List<CloudView> clouds, long number) {
        var reads = clouds.stream()
                .map(c -> ask.world().problem(log, c, number).map(facts -> ProblemLife.of(c, number, facts)))
                .toList();
        return Future.all(reads)
                .map(all -> all.<Optional<ProblemLife>>list().stream()
                        .flatMap(Optional::stream)
                        .toList())
                .compose(lives -> lives.size() == 1
                        ? show(ask, lives.get(0), true, Vain.NOTHING)
                        : offLoop.run(() -> found(ask, number, lives)))
                .recover(away -> message(
                        ask,
                        503,
                        Words.of("problem.facts-cannot-be-read"),
                        Words.of("problem.no-problem-of-number-is", number)));
    }

    private Reply found(Ask ask, long number, List<ProblemLife> lives) {
        if (lives.isEmpty()) {
            return Messages.page(
                    frames,
                    ask,
                    404,
                    Words.of("problem.no-such-problem-is-known"),
                    noneOf(ask.world(), number),
                    allProblems());
        }
        var links = lives.stream()
                .map(life -> new Messages.Link(
                        Links.problem(ask.world(), life.cloud().name(), number),
                        life.cloud().name()))
                .toList();
        return Messages.page(
                frames,
                ask,
                300,
                Words.of("problem.in-several-clouds"),
                Words.of("problem.several-clouds-have-or-had"),
                links);
    }

    private static String noneOf(World world, long number) {
        var problem = Words.of("problem.no-problem-of-number", number);
        return world.isScoped()
                ? Words.of("problem.that-is-open-hurts-anything", problem)
                : world.isPast()
                        ? Words.of("problem.was-known-then", problem)
                        : Words.of("problem.is-open-and-none-is", problem);
    }

    /** One of an older model may still be open. */
    private boolean isRule(ProblemKey key) {
        return model.problem(key.name())
                .filter(type -> type.kind() == key.entity().kind())
                .isPresent();
    }

    /** Of the past also what came later is read, so that one can step on to it. */
    private Future<Reply> show(Ask ask, ProblemLife life, boolean isRead, Vain vain) {
        var whole = ask.world().isPast()
                ? log.problem(life.cloud().name(), life.problem().number()).otherwise(List.of())
                : Future.succeededFuture(life.facts());
        return whole.compose(facts -> around(ask.world(), life, new Replay(ask.world(), life, facts)))
                .compose(around -> offLoop.run(() -> show(ask, life, isRead, vain, around)));
    }

    /** Asks the engine and the database side by side. */
    private Future<ProblemCard.Around> around(World world, ProblemLife life, Replay replay) {
        var suffering = life.isOpen()
                ? sufferings.of(world, life.cloud(), life.problem())
                : Future.succeededFuture(Optional.<Told<Suffering>>empty());
        var told = ToldRows.of(receipts, world, life.cloud().name(), life.problem());
        return Future.all(suffering, told)
                .map(all -> new ProblemCard.Around(
                        isRule(life.problem().key()), replay, suffering.result(), told.result()));
    }

    private Reply show(Ask ask, ProblemLife life, boolean isRead, Vain vain, ProblemCard.Around around) {
        var forms = controls && ask.mayOperate() && !ask.world().isPast()
                ? Remarks.forms(life, vain.fields(), vain.errors(), ask.who().isKnown())
                : List.<Remarks.Forms>of();
        var card = new ProblemCard(ask.world(), life, model, around).model(isRead, forms);
        return frames.page(
                ask, vain.errors().isEmpty() ? 200 : 400, life.problem().text(), TOPICS, "problem", card);
    }

    private static List<Messages.Link> allProblems() {
        return List.of(new Messages.Link("/problems", Words.of("problem.all-problems")));
    }
}
