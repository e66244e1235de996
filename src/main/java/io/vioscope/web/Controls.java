package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Steering;
import io.vioscope.model.SourceId;
import io.vioscope.web.access.Origins;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few things that can be done here: {@code POST .../sources/{cloud}/{source}/poll}, {@code pause} and {@code resume},
 * below {@code /} for the pages' buttons and below {@code /api/v1} for programs. A page elsewhere can make a browser post
 * to us, and the browser then says so: only what comes from our own pages, or from no browser at all, is done.
 */
final class Controls {
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bus bus;
    private final Supplier<World> world;
    private final boolean allowed;
    private final BiConsumer<RoutingContext, Reply> send;

    /** @param allowed whether anything may be done at all */
    Controls(Bus bus, Supplier<World> world, boolean allowed, BiConsumer<RoutingContext, Reply> send) {
        this.bus = bus;
        this.world = world;
        this.allowed = allowed;
        this.send = send;
    }

    void mount(Router router) {
        router.post("/sources/:cloud/:source/:verb")
                .handler(ctx ->
                        answer(ctx, told -> Reply.of(303, Reply.HTML, "").with("Location", "/sources")));
        router.post(Contract.ours().operation("steerSource").route())
                .handler(ctx -> answer(ctx, told -> Json.reply(202, told)));
    }

    /** What a source was told. */
    record Told(String cloud, String source, String told) {}

    private interface Done {
        Reply reply(Told told);
    }

    private void answer(RoutingContext ctx, Done done) {
        var cloud = ctx.pathParam("cloud");
        var source = ctx.pathParam("source");
        var verb = verb(ctx.pathParam("verb"));
        var refusal = refusal(ctx.request(), cloud, source, verb.isPresent());
        if (refusal != null) {
            send.accept(ctx, refusal);
            return;
        }
        tell(cloud, source, verb.orElseThrow())
                .map(told -> told.told().equals(ctx.pathParam("verb")) ? done.reply(told) : notDone(told))
                .otherwise(Json.problem(
                        503, "source-away", "No answer", "The source does not answer; it may be starting."))
                .onSuccess(reply -> send.accept(ctx, reply));
    }

    private static Reply notDone(Told told) {
        return Json.problem(
                409, "paused", "Paused", "Source " + told.source() + " is paused and polls only when it is resumed.");
    }

    private Future<Told> tell(String cloud, String source, Steering verb) {
        LOG.info("{} of {} is told to {}", source, cloud, word(verb));
        return bus.ask(Bus.steering(cloud, new SourceId(source)), verb, PATIENCE)
                .map(told -> new Told(cloud, source, word(told)));
    }

    private @Nullable Reply refusal(HttpServerRequest request, String cloud, String source, boolean isVerb) {
        var forbidden = refusal(request, allowed);
        if (forbidden != null) {
            return forbidden;
        }
        var isSource = world.get().cloud(cloud).stream()
                .flatMap(view -> view.sources().stream())
                .anyMatch(view -> view.id().name().equals(source));
        return isSource && isVerb
                ? null
                : Json.problem(404, "not-found", "Not found", "There is no such source, or it cannot be told that.");
    }

    /** Why a request may do nothing at all; null if it may. */
    static @Nullable Reply refusal(HttpServerRequest request, boolean allowed) {
        if (!Origins.isOwn(request)) {
            return Json.problem(403, "foreign-origin", "Forbidden", "Only our own pages may do this.");
        }
        if (!allowed) {
            return Json.problem(
                    403,
                    "no-controls",
                    "Forbidden",
                    "Here one may only look: the configuration says http.controls: false, or it says nothing and others"
                            + " than this computer reach this server without signing in.");
        }
        return null;
    }

    private static Optional<Steering> verb(String word) {
        return Arrays.stream(Steering.values())
                .filter(verb -> word(verb).equals(word))
                .findFirst();
    }

    private static String word(Steering verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }
}
