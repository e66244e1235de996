package io.vioscope.web.connection;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.web.connection.Connections.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection and what goes on there. For its event loop. */
final class Held {
    private final Channel channel;
    private final List<Asked> asked = new ArrayList<>();
    private Instant lastBusy;
    private Instant lastTaken;
    private @Nullable Object head;
    private long progress;

    private record Asked(HttpServerRequest request, Instant at) {
        boolean isOver() {
            return request.isEnded()
                    && (request.response().ended() || request.response().closed());
        }
    }

    Held(Channel channel, Instant now) {
        this.channel = channel;
        this.lastBusy = now;
        this.lastTaken = now;
    }

    void ask(HttpServerRequest request, Instant now) {
        asked.removeIf(Asked::isOver);
        asked.add(new Asked(request, now));
        lastBusy = now;
    }

    /** Why this is to be ended now; empty where it may go on. */
    Optional<Reason> look(Limits limits, Instant now) {
        asked.removeIf(Asked::isOver);
        if (takesSomething()) {
            lastTaken = now;
        }
        if (head != null || !asked.isEmpty() || isWebSocket()) {
            lastBusy = now;
        }
        if (isOver(lastTaken, limits.taking(), now)) {
            return Optional.of(Reason.TAKING);
        }
        if (asked.stream().anyMatch(a -> !a.request().isEnded() && isOver(a.at(), limits.body(), now))) {
            return Optional.of(Reason.BODY);
        }
        return isOver(lastBusy, limits.quiet(), now) ? Optional.of(Reason.QUIET) : Optional.empty();
    }

    private static boolean isOver(Instant since, Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) >= 0;
    }

    private boolean isWebSocket() {
        return channel.pipeline().toMap().values().stream().anyMatch(WebSocketFrameDecoder.class::isInstance);
    }

    /** Whether nothing waits to be sent, or some of the first of it went since the last look. */
    private boolean takesSomething() {
        var waiting = channel.unsafe().outboundBuffer();
        var first = waiting == null ? null : waiting.current();
        var sent = waiting == null ? 0 : waiting.currentProgress();
        var moved = first == null || first != head || sent != progress;
        head = first;
        progress = sent;
        return moved;
    }
}
