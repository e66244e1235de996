package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.stream.FactStream.Limits;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who listens hears every recorded fact once, in order, over HTTP. */
class FactStreamTest {
    private static final int MANY = 40;
    /** So long that who only waits for a processor is not taken for one who takes nothing. */
    private static final Duration BEAT = Duration.ofMillis(800);
    /** What the kernel keeps of a connection, so that one who takes nothing is found out. */
    private static final int SMALL = 8_192;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    // Kept, since Vert.x closes a client that was garbage collected.
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(2 * MANY));
    private final NetClient sockets = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(SMALL));
    private final MemoryFactLog log = new MemoryFactLog();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile World world = new World(List.of(new CloudView(Clouds.troubled(), List.of(Worlds.NOVA))), null, 1);
    private FactStream stream;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(SMALL));
        open(1_000);
        record(1, 3);
    }

    private void open(int life) throws Exception {
        var limits = new Limits(MANY, BEAT, 3, life);
        stream = await(onLoop(() -> Future.succeededFuture(new FactStream(vertx, log, limits))));
        await(onLoop(this::listen));
    }

    private Future<HttpServer> listen() {
        var router = Router.router(vertx);
        stream.mount(
                router,
                this::ask,
                (ctx, reply) -> ctx.response().setStatusCode(reply.status()).end(reply.body()));
        return server.requestHandler(router).listen(0, "127.0.0.1");
    }

    /** On the event loop that the stream belongs to. */
    private <T> Future<T> onLoop(Supplier<Future<T>> call) {
        return Future.future(done -> loop.runOnContext(on -> call.get().onComplete(done)));
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    private Ask ask(RoutingContext ctx) {
        var query = new HashMap<String, String>();
        ctx.queryParams().forEach(query::put);
        return new Ask(ctx.request().path(), List.of(), query, world);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void record(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(seq -> log.rows.add(
                        new FactRow(Clouds.NAME, seq, Worlds.START, "entity_missing", "{\"id\":\"s" + seq + "\"}")));
    }

    private void tell(int from, int to) {
        record(from, to);
        loop.runOnContext(on -> stream.recorded(Clouds.NAME));
    }

    /** Listens; each event's id goes to {@link #heard}, beats do not. */
    private HttpClientResponse listen(String query, Map<String, String> headers) throws Exception {
        return await(request(query, headers, answer -> Future.succeededFuture(answer.handler(lines(heard)))));
    }

    /** The answer is read where it arrives: who asks for its parts elsewhere may come after the first of them. */
    private <T> Future<T> request(
            String query, Map<String, String> headers, Function<HttpClientResponse, Future<T>> reading) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setMethod(HttpMethod.GET)
                .setURI("/api/v1/stream" + query);
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> request.send().compose(reading));
    }

    private static Handler<Buffer> lines(BlockingQueue<String> into) {
        var rest = new StringBuilder();
        return buffer -> {
            rest.append(buffer.toString());
            for (var end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
                var block = rest.substring(0, end);
                rest.delete(0, end + 2);
                if (block.startsWith("id: ") || block.startsWith(": the database")) {
                    into.add(block);
                }
            }
        };
    }

    private String next() throws InterruptedException {
        var event = heard.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing was heard");
        }
        return event;
    }

    private List<String> next(int count) throws InterruptedException {
        var ids = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            ids.add(next().lines().findFirst().orElseThrow());
        }
        return ids;
    }

    @Test
    void tellsWhatWasRecordedAndThenWhatIs() throws Exception {
        var answer = listen("?after=1", Map.of());

        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(next())
                .isEqualTo("id: 2\ndata: {\"cloud\":\"vio\",\"seq\":2,\"at\":\"2026-11-25T03:00:00Z\","
                        + "\"type\":\"entity_missing\",\"body\":{\"id\":\"s2\"}}");
        assertThat(next(1)).containsExactly("id: 3");
        tell(4, 5);
        assertThat(next(2)).containsExactly("id: 4", "id: 5");
    }

    @Test
    void goesOnWhereTheBrowserWas() throws Exception {
        listen("?after=0", Map.of("Last-Event-ID", "2"));

        assertThat(next(1)).containsExactly("id: 3");
    }

    @Test
    void withoutAPlaceItBeginsWithWhatComes() throws Exception {
        var seq = (int) Clouds.troubled().state().seq();
        record(4, seq);
        listen("", Map.of());
        tell(seq + 1, seq + 1);

        assertThat(next(1)).containsExactly("id: " + (seq + 1));
    }

    @Test
    void aLongWayBehindComesInOrderAndWhole() throws Exception {
        record(4, 1500);
        listen("?after=0", Map.of());
        var got = next(1500);
        tell(1501, 1600);
        got.addAll(next(100));

        assertThat(got)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1600)
                        .mapToObj(seq -> "id: " + seq)
                        .toList());
    }

    @Test
    void saysThatTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        log.away = true;
        listen("?after=2", Map.of());
        assertThat(next()).startsWith(": the database is away");

        log.away = false;
        var event = next();
        while (event.startsWith(":")) {
            event = next();
        }
        assertThat(event).startsWith("id: 3\n");
    }

    @Test
    void allHearTheSameThoughSomeTakeNothing() throws Exception {
        var stalled = await(sockets.connect(server.actualPort(), "127.0.0.1"));
        stalled.pause();
        await(stalled.write("GET /api/v1/stream?after=0 HTTP/1.1\r\nHost: x\r\n\r\n"));
        var left = closed(stalled);
        for (var i = 0; i < 5; i++) {
            listen("?after=3", Map.of());
        }
        log.rows.addAll(IntStream.rangeClosed(4, 3000)
                .mapToObj(seq -> new FactRow(
                        Clouds.NAME, seq, Worlds.START, "entity_missing", "{\"id\":\"" + "s".repeat(2000) + "\"}"))
                .toList());
        loop.runOnContext(on -> stream.recorded(Clouds.NAME));

        assertThat(next(5 * 2997)).hasSize(5 * 2997);
        // Though megabytes wait to be sent to it: an orderly end would come behind them, never.
        left.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** When whoever sends hangs up, though nothing is read: a write then fails. */
    private Future<Object> closed(NetSocket socket) {
        return Future.future(done -> vertx.setPeriodic(
                100,
                id -> socket.write("x").onFailure(gone -> {
                    vertx.cancelTimer(id);
                    done.tryComplete();
                })));
    }

    @Test
    void whoHasListenedForLongHasToComeAgain() throws Exception {
        await(server.close());
        server = vertx.createHttpServer();
        open(2);
        var ended = request(
                "?after=1", Map.of(), answer -> answer.handler(lines(heard)).end());

        assertThat(next(2)).containsExactly("id: 2", "id: 3");
        await(ended);
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        assertThat(body("?after=1000000", Map.of())).contains("no fact has that number yet");
        assertThat(body("?cloud=none", Map.of())).contains("no cloud of that name is watched");
    }

    @Test
    void beforeAnythingIsKnownItSaysThatItIsStarting() throws Exception {
        world = new World(List.of(new CloudView(Snapshot.unknown(Clouds.NAME), List.of(Worlds.NOVA))), null, 0);

        assertThat(body("", Map.of())).contains("Nothing is known of cloud vio yet.");
    }

    @Test
    void doesNotTakeMoreThanItBears() throws Exception {
        for (var i = 0; i < MANY; i++) {
            listen("?after=3", Map.of());
        }

        assertThat(body("?after=3", Map.of())).contains("Too many listen");
    }

    private String body(String query, Map<String, String> headers) throws Exception {
        return await(request(query, headers, HttpClientResponse::body)).toString();
    }
}
