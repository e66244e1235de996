package io.vioscope.web.stream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vioscope.web.connection.Abort;
import java.util.List;
import java.util.Optional;

/**
 * One who listens: how far they are, and what they are sent next. Nothing is kept for them beside their place: who reads
 * slowly is read to slowly. For one event loop.
 */
final class Listener {
    /** How many facts are read at once. */
    static final int PAGE = 200;

    /** Where facts come from. */
    interface Facts {
        /** From memory; empty where that does not reach so far. */
        Optional<List<Event>> kept(long after, int limit);

        /** From the database; fails while it is away. */
        Future<List<Event>> recorded(long after, int limit);
    }

    /** As many bytes as the queue of a connection takes before it is full. */
    private static final int AT_ONCE = 65_536;

    private static final Buffer BEAT = Buffer.buffer(": alive\n\n");
    private static final Buffer AWAY = Buffer.buffer(": the database is away; what it records comes later\n\n");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Facts facts;
    private long place;
    private boolean busy;
    private boolean waits;
    private boolean again;
    private int beats;
    private int beatsNotTaken;

    Listener(HttpServerRequest request, Facts facts, long place) {
        this.request = request;
        this.response = request.response();
        this.facts = facts;
        this.place = place;
        response.drainHandler(drained -> go());
    }

    /** Sends what there is. */
    void go() {
        while (!busy && !response.ended() && !response.closed() && !response.writeQueueFull()) {
            var kept = facts.kept(place, PAGE);
            if (kept.isEmpty()) {
                read();
                return;
            }
            if (kept.get().isEmpty()) {
                return;
            }
            send(kept.get());
        }
    }

    private void read() {
        if (waits) {
            return;
        }
        busy = true;
        facts.recorded(place, PAGE).onComplete(read -> {
            busy = false;
            if (read.failed()) {
                write(AWAY);
            } else if (!read.result().isEmpty()) {
                send(read.result());
                go();
            }
            waits = read.failed() || read.result().isEmpty();
            if (again) {
                again = false;
                more();
            }
        });
    }

    /** There may be more to read than there was, also than what is being read now. */
    void more() {
        again = busy;
        waits = false;
        go();
    }

    /** Some of them at once, as what is not taken is kept until they are left. */
    private void send(List<Event> events) {
        var some = Buffer.buffer();
        for (var event : events) {
            if (some.length() > 0 && some.length() + event.text().length() > AT_ONCE) {
                break;
            }
            some.appendBuffer(event.text());
            place = event.seq();
        }
        write(some);
    }

    /** Shows that the connection lives; or hangs up, and answers false: they come again with the number they got to. */
    boolean beat(FactStream.Limits limits) {
        if (beats++ >= limits.life()) {
            response.end();
            return false;
        }
        if (!response.writeQueueFull()) {
            beatsNotTaken = 0;
            write(BEAT);
            more();
        } else if (beatsNotTaken++ >= limits.patience()) {
            Abort.of(request);
            return false;
        }
        return true;
    }

    private void write(Buffer text) {
        if (!response.ended() && !response.closed()) {
            response.write(text);
        }
    }
}
