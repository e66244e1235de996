package io.vioscope.web.page.server;

import io.vertx.core.Future;
import io.vioscope.config.Setting;
import io.vioscope.web.page.Frames;
import io.vioscope.web.system.Condition;
import io.vioscope.web.system.Licences;
import io.vioscope.web.system.SelfCheck;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /system}: how this server itself is, and with which configuration it runs. */
public final class SystemPage implements View {
    private static final String TOPICS = "overview sources recording notifications";

    private final Frames frames;
    private final SelfCheck check;
    private final Supplier<Optional<Licences>> licences;
    private final OffLoop offLoop;

    /** The page in those frames, of the server that is checked so, and what is shipped with it. */
    public SystemPage(Frames frames, SelfCheck check, Supplier<Optional<Licences>> licences, OffLoop offLoop) {
        this.frames = frames;
        this.check = check;
        this.licences = licences;
        this.offLoop = offLoop;
    }

    /** Something and how it is; the time of it is RFC 3339 or empty, and so is the rest where it is not known. */
    public record Fact(String what, String text, String since, String note) {}

    /** A cloud; texts that are not known are empty. */
    public record Cloud(
            String key,
            String name,
            String entities,
            String unknown,
            String alarms,
            String problems,
            String facts,
            String reports,
            String others,
            String budget) {}

    /** A receiver; the number that waits is empty where nobody knows it. */
    public record Receiver(String key, String href, String name, String waiting, String tries, String note) {}

    /** A table of the database. */
    public record Table(String name, String size) {}

    /** Something that is shipped; its licences are empty where none is known. */
    public record Part(String name, String version, String licences) {}

    /** What is shipped; the licence of this server itself is empty where none is stated. */
    public record Shipped(String own, String count, List<Part> parts) {}

    /** All that the template shows; none is shipped where that is not known. */
    public record Model(
            List<Fact> process,
            List<Fact> work,
            List<Fact> database,
            List<Table> tables,
            List<Cloud> clouds,
            List<Receiver> receivers,
            ChangesChart.Model changes,
            List<Setting> settings,
            List<Shipped> shipped) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var changes = check.changes(ChangesChart::of);
        return check.look(ask.world())
                .compose(found -> offLoop.run(() ->
                        frames.page(ask, 200, Words.of("system.system"), TOPICS, "system", model(found, changes))));
    }

    private Model model(Condition found, ChangesChart.Model changes) {
        return new Model(
                SystemWords.process(found),
                SystemWords.work(found),
                SystemWords.database(found),
                found.stored()
                        .map(stored -> stored.tables().stream()
                                .map(t -> new Table(t.name(), Texts.bytes(t.bytes())))
                                .toList())
                        .orElse(List.of()),
                found.clouds().stream().map(SystemRows::cloud).toList(),
                found.receivers().stream().map(SystemRows::receiver).toList(),
                changes,
                found.settings(),
                licences.get().map(SystemPage::shipped).stream().toList());
    }

    private static Shipped shipped(Licences all) {
        var parts = all.parts();
        var silent = parts.stream().filter(part -> part.licences().isEmpty()).count();
        return new Shipped(
                words(all.product()),
                Words.of(
                        Words.form("system.parts-are-shipped", parts.size()),
                        Texts.count(parts.size(), "part"),
                        silent == 0
                                ? Words.of("system.of-each-licence-is-known")
                                : Words.of("system.of-no-licence-is-known", silent)),
                parts.stream()
                        .map(part -> new Part(part.name(), part.version(), words(part)))
                        .toList());
    }

    /** Of several any may be chosen. */
    private static String words(Licences.Part part) {
        return part.licences().stream()
                .reduce((one, other) -> Words.of("system.licence-or", one, other))
                .orElse("");
    }
}
