package io.vioscope.simulator.fault;

import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;

/** A Kubernetes worker is lost; five minutes later its pods run elsewhere, under other host names. */
final class WorkerLoss implements Effect {
    private static final Duration EVICTION = Duration.ofSeconds(330);

    @Override
    public Runnable strike(Strike strike) {
        var moved = new boolean[1];
        var over = new boolean[1];
        strike.physics().begin(strike.target(), Trouble.DOWN);
        strike.cloud().turns().later(EVICTION, at -> {
            if (!over[0]) {
                moved[0] = true;
                controlServices(strike)
                        .forEach(p -> strike.cloud().controlPlane().start(p.binary(), elsewhere(p)));
            }
        });
        return () -> {
            over[0] = true;
            if (moved[0]) {
                controlServices(strike)
                        .forEach(p -> strike.cloud().controlPlane().forget(p.binary() + "@" + elsewhere(p)));
            }
            strike.physics().end(strike.target(), Trouble.DOWN);
        };
    }

    private static List<ServiceRow> controlServices(Strike strike) {
        return strike.physics().layout().rows().stream()
                .filter(p -> p.kind() == Kind.SERVICE
                        && p.binary().startsWith("nova-")
                        && p.node().equals(strike.target().id()))
                .toList();
    }

    private static String elsewhere(ServiceRow row) {
        return row.host() + "-rescheduled";
    }
}
