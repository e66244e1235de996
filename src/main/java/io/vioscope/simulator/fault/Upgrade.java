package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One machine after the other is taken down, upgraded and started again; then those of the nova-computes and agents, one by one. */
final class Upgrade implements Effect {
    private static final Duration EACH = Duration.ofSeconds(150);

    @Override
    public Runnable strike(Strike strike) {
        var rolling = new Rolling(strike);
        rolling.next(0);
        return rolling::end;
    }

    private static final class Rolling {
        private final Strike strike;
        private final List<EntityKey> nodes = new ArrayList<>();
        private int down = -1;

        private Rolling(Strike strike) {
            this.strike = strike;
            var layout = strike.physics().layout();
            layout.controllers().forEach(host -> nodes.add(Layout.node(host)));
            Stream.concat(
                            layout.clusters().stream().map(layout::computeNode),
                            layout.rows("neutron-dhcp-agent").stream().map(row -> Layout.node(row.node())))
                    .filter(node -> !nodes.contains(node))
                    .forEach(nodes::add);
        }

        private void next(int number) {
            end();
            if (number < nodes.size()) {
                strike.physics().begin(nodes.get(number), Trouble.DOWN);
                down = number;
                strike.cloud().turns().later(EACH, at -> {
                    if (down == number) {
                        next(number + 1);
                    }
                });
            }
        }

        private void end() {
            if (down >= 0) {
                var up = nodes.get(down);
                down = -1;
                strike.physics().end(up, Trouble.DOWN);
            }
        }
    }
}
