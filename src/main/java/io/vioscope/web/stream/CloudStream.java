package io.vioscope.web.stream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.web.view.FactLog;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The facts of one cloud and all who listen to them. For one event loop. */
final class CloudStream implements Listener.Facts {
    private static final int KEPT = 5_000;
    private static final int PAGE = 1_000;

    private final FactLog log;
    private final String cloud;
    private final Tail tail = new Tail(KEPT);
    private final Set<Listener> listeners = new HashSet<>();
    private boolean reading;
    private boolean more;

    CloudStream(FactLog log, String cloud) {
        this.log = log;
        this.cloud = cloud;
    }

    int listeners() {
        return listeners.size();
    }

    void listen(HttpServerRequest request, long place) {
        var response = request.response();
        var listener = new Listener(request, this, place);
        listeners.add(listener);
        response.closeHandler(closed -> listeners.remove(listener));
        response.exceptionHandler(broken -> listeners.remove(listener));
        listener.go();
    }

    /** Something was recorded: one reading for all. Where nobody knows yet how far the log goes, each finds that out. */
    void recorded() {
        if (reading || listeners.isEmpty()) {
            more = reading;
            return;
        }
        var end = tail.end();
        if (end.isEmpty()) {
            wake();
            return;
        }
        reading = true;
        more = false;
        log.facts(cloud, end.get(), PAGE).onComplete(read -> {
            reading = false;
            if (read.succeeded()) {
                tail.add(read.result().stream().map(Event::of).toList());
                wake();
                if (more || read.result().size() == PAGE) {
                    recorded();
                }
            }
        });
    }

    private void wake() {
        List.copyOf(listeners).forEach(Listener::more);
    }

    /** Shows all that the connection lives, and leaves those who take nothing, or have listened for long. */
    void beat(FactStream.Limits limits) {
        for (var listener : List.copyOf(listeners)) {
            if (!listener.beat(limits)) {
                listeners.remove(listener);
            }
        }
        recorded();
    }

    @Override
    public Optional<List<Event>> kept(long after, int limit) {
        return tail.after(after, limit);
    }

    @Override
    public Future<List<Event>> recorded(long after, int limit) {
        return log.facts(cloud, after, limit).map(rows -> {
            var events = rows.stream().map(Event::of).toList();
            if (events.size() < limit) {
                tail.beginAt(
                        events.isEmpty() ? after : events.get(events.size() - 1).seq());
            }
            return events;
        });
    }
}
