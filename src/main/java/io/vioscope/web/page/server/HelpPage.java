package io.vioscope.web.page.server;

import io.vertx.core.Future;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Problem;
import io.vioscope.web.page.Frames;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Legend;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Shortcut;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /help}: what marks and words mean, the three clocks, the shortcuts, and where programs read the same. */
public final class HelpPage implements View {
    private final Frames frames;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public HelpPage(Frames frames, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /** A mark in words; what names what it is about. */
    public record Sign(String word, String shape, String meaning) {}

    /** Marks about the same. */
    public record Group(String key, String title, List<Sign> signs) {}

    /** A word, and what it means. */
    public record Word(String word, String meaning) {}

    /** A shortcut: the keys, one after the other. */
    public record Keys(List<String> keys, String text) {}

    /** All that the template shows. */
    public record Model(
            List<Group> groups,
            List<Word> flows,
            List<Word> phases,
            List<Word> standings,
            boolean off,
            List<Keys> shortcuts) {}

    private static Model model(Preferences wanted) {
        return new Model(
                List.of(
                        group(Legend.Of.SEVERITY, Words.of("help.how-bad-alarm-or-problem")),
                        group(Legend.Of.HEALTH, Words.of("help.how-entity-is")),
                        group(Legend.Of.CONNECTION, Words.of("help.how-well-we-see-and"))),
                Stream.of(Flow.values())
                        .map(flow -> new Word(Words.word("flow", flow.word()), ProblemWords.flow(flow)))
                        .toList(),
                Stream.of(Problem.Phase.values())
                        .map(phase -> new Word(Words.word("phase", phase.word()), ProblemWords.phase(phase)))
                        .toList(),
                Stream.of(Evidence.Standing.values())
                        .map(standing ->
                                new Word(Words.word("standing", standing.word()), ProblemWords.standing(standing)))
                        .toList(),
                wanted.keysOff(),
                Shortcut.ALL.stream()
                        .map(key -> new Keys(List.of(wanted.keysOf(key).split(" ")), key.text()))
                        .toList());
    }

    private static Group group(Legend.Of of, String title) {
        var signs = Legend.ALL.stream()
                .filter(sign -> sign.of() == of)
                .map(sign -> new Sign(sign.word(), sign.shape(), sign.meaning()))
                .toList();
        return new Group("marks-" + of.name().toLowerCase(Locale.ROOT), title, signs);
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(() -> frames.page(
                ask, 200, Words.of("common.help"), "overview sources recording", "help", model(ask.preferences())));
    }
}
