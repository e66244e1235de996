package io.vioscope.web.page;

import io.vertx.core.Future;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.WindowView;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;

/** {@code /maintenance}: what is worked on, by whom and why, so that nobody is told what comes of it. */
public final class MaintenancePage implements View {
    private static final String MINUTES = "60";

    private final Frames frames;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames.
     *
     * @param controls whether windows may be set and cancelled from it
     */
    public MaintenancePage(Frames frames, OffLoop offLoop, boolean controls) {
        this.frames = frames;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** A window as a row; times RFC 3339; cancel is where to cancel it, or empty; cloud is empty where only one is watched. */
    public record Row(
            String key,
            String state,
            Rows.Link scope,
            String from,
            String until,
            String ended,
            String by,
            String reason,
            String cancel,
            String cloud) {}

    /** A cloud that can be chosen. */
    public record Choice(String name, boolean chosen) {}

    /** What stands in the form; signed where who sets it is known. */
    public record Form(
            List<Choice> clouds,
            String entity,
            String minutes,
            String reason,
            String by,
            List<String> errors,
            boolean signed) {}

    /** All that the template shows; there is at most one form. */
    public record Model(List<Row> rows, List<Form> form, boolean plural, boolean cancels, String doubt) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return answer(ask, 200, ask.query(), List.of());
    }

    /** The page with what was asked for in its form, and what is wrong with that. */
    public Future<Reply> answer(Ask ask, int status, Map<String, String> fields, List<String> errors) {
        return offLoop.run(() -> {
            var world = ask.world();
            var may = controls && ask.mayOperate() && !world.isPast();
            var rows = world.clouds().stream()
                    .flatMap(c -> WindowView.of(c).stream())
                    .map(w -> row(world, w, may))
                    .toList();
            var form = may ? List.of(form(world, fields, errors, ask.who().isKnown())) : List.<Form>of();
            var model = new Model(rows, form, world.isPlural(), may, doubt(world));
            return frames.page(
                    ask, status, Words.of("maintenance.maintenance"), "overview entities", "maintenance", model);
        });
    }

    private static String doubt(World world) {
        return world.isRecorded() || world.isPast() ? "" : Words.of("maintenance.what-is-set-now-may");
    }

    private static Row row(World world, WindowView view, boolean may) {
        var cloud = view.cloud().name();
        var window = view.window();
        return new Row(
                "window-" + Texts.encode(cloud) + "-" + window.number(),
                view.state(),
                Rows.mention(world, cloud, window.scope()),
                Texts.rfc3339(window.from()),
                Texts.rfc3339(window.until()),
                view.endedAt() == null ? "" : Texts.rfc3339(view.endedAt()),
                window.by(),
                window.reason(),
                may && view.isOpen() ? "/maintenance/" + Texts.encode(cloud) + "/" + window.number() + "/cancel" : "",
                world.isPlural() ? cloud : "");
    }

    private static Form form(World world, Map<String, String> fields, List<String> errors, boolean signed) {
        var cloud = fields.getOrDefault("cloud", "");
        return new Form(
                world.isPlural()
                        ? world.clouds().stream()
                                .map(CloudView::name)
                                .map(name -> new Choice(name, name.equals(cloud)))
                                .toList()
                        : List.of(),
                fields.getOrDefault("entity", ""),
                fields.getOrDefault("minutes", MINUTES),
                fields.getOrDefault("reason", ""),
                fields.getOrDefault("by", ""),
                errors,
                signed);
    }
}
