package io.vioscope.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.web.connection.Connections;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.World;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The stream of facts of one cloud, served as the pages serve it, with facts that say when they were recorded. */
public final class Audience implements AutoCloseable {
    private static final String CLOUD = "vio";

    /** About how large a fact is. */
    static final int FACT_BYTES = 4_000;

    private static final String PADDING = "x".repeat(FACT_BYTES);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final ConcurrentHashMap<Long, Long> recordedAt = new ConcurrentHashMap<>();
    private volatile long end;
    private final FactStream stream;
    private final HttpServer server;

    /** Serves it. */
    public Audience(FactStream.Limits limits, int sendBuffer) {
        stream = onLoop(() -> Future.succeededFuture(new FactStream(vertx, log(), limits)));
        var options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(75)
                .setSendBufferSize(sendBuffer);
        server = onLoop(() -> new Connections(
                        vertx, InstantSource.system(), Connections.Limits.USUAL, new SimpleMeterRegistry())
                .guard(vertx.createHttpServer(options), router())
                .listen(0, "127.0.0.1"));
    }

    private Router router() {
        var router = Router.router(vertx);
        stream.mount(
                router,
                Audience::ask,
                (ctx, reply) -> ctx.response().setStatusCode(reply.status()).end(reply.body()));
        return router;
    }

    private static Ask ask(RoutingContext ctx) {
        var query = new HashMap<String, String>();
        ctx.queryParams().forEach(query::put);
        var cloud = new CloudView(Snapshot.unknown(CLOUD), List.of(Worlds.NOVA));
        return new Ask(ctx.request().path(), List.of(), query, new World(List.of(cloud), null, 1));
    }

    /** Only what the stream asks for. */
    private FactLog log() {
        return (FactLog) Proxy.newProxyInstance(
                FactLog.class.getClassLoader(), new Class<?>[] {FactLog.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("facts")) {
                        throw new IllegalStateException("nobody asks for " + method.getName());
                    }
                    return facts((Long) arguments[1], (Integer) arguments[2]);
                });
    }

    private Future<List<FactRow>> facts(long after, int limit) {
        return Future.succeededFuture(LongStream.rangeClosed(after + 1, Math.min(end, after + limit))
                .mapToObj(seq -> new FactRow(
                        CLOUD,
                        seq,
                        Instant.EPOCH,
                        "status_changed",
                        "{\"t\":" + recordedAt.get(seq) + ",\"of\":\"" + PADDING + "\"}"))
                .toList());
    }

    private <T> T onLoop(Supplier<Future<T>> call) {
        return await(Future.future(done -> loop.runOnContext(on -> call.get().onComplete(done))));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** One more fact is recorded now. */
    public void record() {
        var next = end + 1;
        recordedAt.put(next, System.nanoTime());
        end = next;
        loop.runOnContext(on -> stream.recorded(CLOUD));
    }

    /** How many listen. */
    public int listeners() {
        return onLoop(() -> Future.succeededFuture(stream.listeners()));
    }

    /** Where. */
    public int port() {
        return server.actualPort();
    }

    /** What is used once all that can be is collected, in bytes. */
    public static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            LockSupport.parkNanos(500_000_000);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What Netty has taken outside of the heap, in bytes. */
    public static long direct() {
        return PlatformDependent.usedDirectMemory();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
