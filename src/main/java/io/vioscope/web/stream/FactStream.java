package io.vioscope.web.stream;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.Parameters;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/stream?cloud=&after=}: the recorded facts of a cloud from a number on, and then each as it is recorded,
 * as server-sent events (WHATWG HTML, 9.2) whose id is the fact's number. {@code Last-Event-ID} comes before {@code after};
 * without either it begins with what is recorded from now on. For one event loop.
 */
public final class FactStream {
    private final FactLog log;
    private final Limits limits;
    private final Map<String, CloudStream> clouds = new HashMap<>();

    /**
     * How much is borne.
     *
     * @param most     listeners at once
     * @param beat     how often each is shown that the connection lives
     * @param patience how many beats one may take nothing
     * @param life     after how many beats one is left, to come again: whoever may not listen any more then cannot
     */
    public record Limits(int most, Duration beat, int patience, int life) {
        /** The usual ones. */
        public static final Limits USUAL = new Limits(4_000, Duration.ofSeconds(15), 4, 40);
    }

    /** Of the facts of that log. */
    public FactStream(Vertx vertx, FactLog log, Limits limits) {
        this.log = log;
        this.limits = limits;
        vertx.setPeriodic(limits.beat().toMillis(), id -> clouds.values().forEach(cloud -> cloud.beat(limits)));
    }

    /** Mounts it; that sends what is no stream. */
    public void mount(Router router, Function<RoutingContext, Ask> ask, BiConsumer<RoutingContext, Reply> send) {
        router.get(Contract.ours().operation("streamFacts").route())
                .handler(ctx -> listen(ctx, ask.apply(ctx)).ifPresent(refusal -> send.accept(ctx, refusal)));
    }

    /** Something of that cloud was recorded. */
    public void recorded(String cloud) {
        var stream = clouds.get(cloud);
        if (stream != null) {
            stream.recorded();
        }
    }

    /** How many listen now; for the event loop that serves them. */
    public int listeners() {
        return clouds.values().stream().mapToInt(CloudStream::listeners).sum();
    }

    private Optional<Reply> listen(RoutingContext ctx, Ask ask) {
        var parameters = new Parameters(ask);
        var watched = parameters.oneCloud();
        var place = place(parameters, ctx.request().getHeader("Last-Event-ID"));
        if (!parameters.errors().isEmpty()) {
            return Optional.of(Json.badRequest(parameters.errors()));
        }
        var cloud = watched.get(0);
        if (place != null && place > cloud.seq() && cloud.seq() > 0) {
            return Optional.of(Json.badRequest(
                    Map.of("after", "no fact has that number yet; right would be at most " + cloud.seq())));
        }
        var refusal = refusal(cloud, place);
        if (refusal.isEmpty()) {
            ctx.response()
                    .setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Accel-Buffering", "no")
                    .write("retry: 2000\n\n");
            clouds.computeIfAbsent(cloud.name(), name -> new CloudStream(log, name))
                    .listen(ctx.request(), place == null ? cloud.seq() : place);
        }
        return refusal;
    }

    private static @Nullable Long place(Parameters parameters, @Nullable String heard) {
        if (heard == null) {
            var after = parameters.number("after", -1);
            return after < 0 ? null : after;
        }
        return Long.valueOf(heard);
    }

    private Optional<Reply> refusal(CloudView cloud, @Nullable Long place) {
        if (listeners() >= limits.most()) {
            return refusal("too-many-listeners", "Too many listen", limits.most() + " do already.");
        }
        if (cloud.seq() == 0 && place == null) {
            return refusal("starting", "Starting", "Nothing is known of cloud " + cloud.name() + " yet.");
        }
        return Optional.empty();
    }

    private static Optional<Reply> refusal(String slug, String title, String detail) {
        return Optional.of(Json.problem(503, slug, title, detail).with("Retry-After", "5"));
    }
}
