package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The heartbeats of some services that go by the network are lost for a while, again and again. */
final class Flapping implements Effect {
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final int SHORTEST_SECONDS = 80;
    private static final int LONGEST_SECONDS = 140;

    @Override
    public Runnable strike(Strike strike) {
        var going = new Going(strike);
        going.round();
        return going::end;
    }

    private static final class Going {
        private final Strike strike;
        private final List<EntityKey> lost = new ArrayList<>();
        private boolean over;

        private Going(Strike strike) {
            this.strike = strike;
        }

        private void round() {
            if (over) {
                return;
            }
            var all = strike.physics().layout().rows().stream()
                    .filter(p -> p.kind() == Kind.COMPUTE_SERVICE || p.kind() == Kind.AGENT)
                    .map(ServiceRow::key)
                    .filter(key -> !lost.contains(key))
                    .toList();
            if (!all.isEmpty()) {
                lose(all.get(strike.chance().nextInt(all.size())));
            }
            strike.cloud().turns().later(ROUND, at -> round());
        }

        private void lose(EntityKey row) {
            lost.add(row);
            strike.physics().begin(row, Trouble.LOSSY);
            var seconds = strike.chance().nextInt(SHORTEST_SECONDS, LONGEST_SECONDS);
            strike.cloud().turns().later(Duration.ofSeconds(seconds), at -> regain(row));
        }

        private void regain(EntityKey row) {
            if (lost.remove(row)) {
                strike.physics().end(row, Trouble.LOSSY);
            }
        }

        private void end() {
            over = true;
            List.copyOf(lost).forEach(this::regain);
        }
    }
}
