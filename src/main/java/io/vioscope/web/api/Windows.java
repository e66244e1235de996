package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.WindowView;
import org.jspecify.annotations.Nullable;

/** Maintenance windows as JSON. */
public final class Windows {
    private Windows() {}

    /**
     * A maintenance window; times RFC 3339.
     *
     * @param kind    of what is worked on
     * @param id      of what is worked on
     * @param state   coming, active, expired or cancelled
     * @param endedAt when it ended; null while it has not
     */
    public record WindowJson(
            String cloud,
            long number,
            String kind,
            String id,
            @Nullable String name,
            String state,
            String from,
            String until,
            String by,
            String reason,
            @Nullable String endedAt) {}

    /** {@code maintenance-windows?cloud=}: those that have not ended, then the last that have; not paged. */
    public static Future<Reply> list(Ask ask, OffLoop offLoop) {
        var parameters = new Parameters(ask);
        var clouds = parameters.clouds();
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> Json.reply(
                        200,
                        Shapes.page(
                                clouds,
                                clouds.stream()
                                        .flatMap(c -> WindowView.of(c).stream())
                                        .map(Windows::item)
                                        .toList(),
                                null)))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    private static WindowJson item(WindowView view) {
        return item(view.cloud(), view.window(), view.state(), Shapes.time(view.endedAt()));
    }

    /** One window. */
    public static WindowJson item(CloudView cloud, MaintenanceWindow window, String state, @Nullable String endedAt) {
        var scope = window.scope();
        return new WindowJson(
                cloud.name(),
                window.number(),
                scope.kind().word(),
                scope.id(),
                cloud.get(scope).map(Seen::label).orElse(null),
                state,
                Texts.rfc3339(window.from()),
                Texts.rfc3339(window.until()),
                window.by(),
                window.reason(),
                endedAt);
    }
}
