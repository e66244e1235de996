package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.bus.ReceiverState;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /metrics} in Prometheus' text format. It needs no database: a scrape tells just when that is away. */
public final class Metrics {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Gauges gauges;
    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;

    /** Those gauges, with what the receivers say of themselves. */
    public Metrics(Gauges gauges, Receipts receipts, Receivers receivers, OffLoop offLoop) {
        this.gauges = gauges;
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
    }

    /** One scrape. */
    public Future<Reply> scrape(Ask ask) {
        return states().compose(states -> offLoop.run(() -> Reply.of(200, TYPE, gauges.scrape(ask.world(), states))));
    }

    private Future<Map<String, Optional<ReceiverState>>> states() {
        var names = receipts.configured().stream().map(Named::name).toList();
        var asked = names.stream().map(receivers::state).toList();
        return Future.all(asked).map(all -> byName(names, all.list()));
    }

    private static Map<String, Optional<ReceiverState>> byName(
            List<String> names, List<Optional<ReceiverState>> states) {
        var byName = new TreeMap<String, Optional<ReceiverState>>();
        for (var i = 0; i < names.size(); i++) {
            byName.put(names.get(i), states.get(i));
        }
        return byName;
    }
}
