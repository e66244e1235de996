package io.vioscope.web.page.reader;

import io.vertx.core.Future;
import io.vioscope.web.page.Frames;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.ShortcutKeys;
import io.vioscope.web.view.Theme;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /settings}: how a reader wants pages. What others see does not change. */
public final class SettingsPage implements View {
    /** What the field of a shortcut begins with; its place among those of one key follows. */
    public static final String KEY = "key-";

    /** The parameter that says that it was just kept; {@code here} where in this browser alone although more was to be. */
    public static final String KEPT = "kept";

    private static final String TOPICS = "overview sources recording";

    private final Frames frames;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public SettingsPage(Frames frames, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /** A box one can tick. */
    public record Box(String name, String text, boolean on) {}

    /** A theme one can choose. */
    public record Choice(String word, boolean on) {}

    /** The field of a shortcut; usual is the key it has by itself. */
    public record Key(String name, String text, String value, String usual) {}

    /** All that the template shows; whose says for whom it is kept, kept that it just was, or is empty. */
    public record Model(
            String whose, List<String> errors, String kept, List<Choice> themes, List<Box> boxes, List<Key> keys) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var preferences = ask.preferences();
        var fields = new HashMap<String, String>();
        fields.put("theme", ask.theme().word());
        Map.of(
                        "contrast", preferences.contrast(),
                        "still", preferences.still(),
                        "local", preferences.local(),
                        "quiet", preferences.quiet(),
                        "keysOff", preferences.keysOff())
                .forEach((name, on) -> {
                    if (on) {
                        fields.put(name, "1");
                    }
                });
        var keys = ShortcutKeys.single();
        IntStream.range(0, keys.size()).forEach(i -> fields.put(KEY + i, preferences.keysOf(keys.get(i))));
        var kept = said(ask.query().get(KEPT));
        return offLoop.run(() -> page(ask, 200, fields, List.of(), kept));
    }

    /** What was filled in, and what is wrong with it. */
    public Future<Reply> rejected(Ask ask, Map<String, String> fields, List<String> errors) {
        return offLoop.run(() -> page(ask, 400, fields, errors, ""));
    }

    private Reply page(Ask ask, int status, Map<String, String> fields, List<String> errors, String kept) {
        var keys = ShortcutKeys.single();
        var model = new Model(
                whose(ask),
                errors,
                kept,
                Stream.of(Theme.values())
                        .map(t -> new Choice(t.word(), t.word().equals(fields.get("theme"))))
                        .toList(),
                List.of(
                        box(fields, "contrast", Words.of("settings.more-contrast-whatever-system-says")),
                        box(fields, "still", Words.of("settings.no-motion-whatever-system-says")),
                        box(fields, "local", Words.of("settings.times-in-zone-of-this")),
                        box(fields, "quiet", Words.of("settings.screen-reader-is-not-told")),
                        box(fields, "keysOff", Words.of("settings.no-shortcuts"))),
                IntStream.range(0, keys.size())
                        .mapToObj(i -> new Key(
                                KEY + i,
                                keys.get(i).text(),
                                fields.getOrDefault(KEY + i, ""),
                                keys.get(i).keys()))
                        .toList());
        return frames.page(ask, status, Words.of("settings.settings"), TOPICS, "settings", model);
    }

    private static String said(@Nullable String kept) {
        if (kept == null) {
            return "";
        }
        return kept.equals("here") ? Words.of("settings.it-is-kept-here-alone") : Words.of("settings.it-is-kept");
    }

    private static String whose(Ask ask) {
        return ask.who().isKnown() ? Words.of("settings.it-is-kept-for-you") : Words.of("settings.it-is-kept-in-this");
    }

    private static Box box(Map<String, String> fields, String name, String text) {
        return new Box(name, text, fields.containsKey(name));
    }
}
