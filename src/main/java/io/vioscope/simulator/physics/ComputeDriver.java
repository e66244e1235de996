package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ControlPlane;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * VMware's driver in each nova-compute: when it cannot reach vCenter any more it goes on trying for 450 s, and then disables
 * its own service. It enables it when vCenter is back, unless it has been restarted in between and has forgotten that it was
 * itself who disabled it (nova/virt/vmwareapi/host.py).
 */
public final class ComputeDriver {
    /** The driver's own words. */
    public static final String REASON = "set by vmwareapi host_state";

    /** Ten retries with growing sleeps, and the connection attempts between them. */
    private static final Duration RETRIES = Duration.ofSeconds(450);

    private static final int ATTEMPTS_SECONDS = 90;
    private static final Duration UPDATE = Duration.ofSeconds(60);
    private static final Set<Trouble> RETRIED =
            EnumSet.of(Trouble.UNREACHABLE, Trouble.CERTIFICATE_REFUSED, Trouble.DOWN);

    private final ControlPlane controlPlane;
    private final Layout layout;
    private final Senses senses;
    private final Turns turns;
    private final Set<Cluster> disabledByItself = new HashSet<>();
    private final Map<Cluster, Integer> losses = new HashMap<>();

    ComputeDriver(ControlPlane controlPlane, Layout layout, Senses senses, Turns turns) {
        this.controlPlane = controlPlane;
        this.layout = layout;
        this.senses = senses;
        this.turns = turns;
    }

    void follow(Change change) {
        var clusters = layout.clusters(change.part());
        if (change.began() && RETRIED.contains(change.trouble())) {
            clusters.forEach(cluster -> lose(cluster, RETRIES.plusSeconds(attempts(cluster))));
        } else if (change.began() && change.trouble() == Trouble.STOPPED) {
            clusters.forEach(cluster -> lose(cluster, untilUpdate(cluster)));
        } else if (!change.began()) {
            clusters.forEach(this::regain);
        }
        if (change.trouble() == Trouble.DOWN && !change.began()) {
            forget(change.part());
        }
    }

    private void lose(Cluster cluster, Duration patience) {
        int loss = losses.merge(cluster, 1, Integer::sum);
        turns.later(patience, at -> {
            if (losses.getOrDefault(cluster, 0) == loss && isAway(cluster) && senses.works(cluster)) {
                giveUp(cluster);
            }
        });
    }

    private void giveUp(Cluster cluster) {
        if (controlPlane.compute(cluster).enabled()) {
            controlPlane.disable(name(cluster), REASON);
        }
        disabledByItself.add(cluster);
    }

    private void regain(Cluster cluster) {
        if (isAway(cluster)) {
            return;
        }
        losses.merge(cluster, 1, Integer::sum);
        turns.later(untilUpdate(cluster), at -> {
            if (!isAway(cluster) && senses.works(cluster) && disabledByItself.remove(cluster)) {
                controlPlane.enableWithScar(name(cluster));
            }
        });
    }

    /** What was known to a process is gone with it. */
    private void forget(EntityKey part) {
        layout.clusters().stream()
                .filter(cluster -> Layout.compute(cluster).equals(part)
                        || layout.computeNode(cluster).equals(part))
                .forEach(disabledByItself::remove);
    }

    private boolean isAway(Cluster cluster) {
        return senses.has(
                Layout.vCenter(cluster),
                Trouble.UNREACHABLE,
                Trouble.CERTIFICATE_REFUSED,
                Trouble.STOPPED,
                Trouble.DOWN);
    }

    private static Duration untilUpdate(Cluster cluster) {
        return UPDATE.minusSeconds(cluster.index() * 7L % UPDATE.toSeconds());
    }

    private static int attempts(Cluster cluster) {
        return 10 + cluster.index() * 13 % ATTEMPTS_SECONDS;
    }

    private static String name(Cluster cluster) {
        return "nova-compute@" + cluster.host();
    }
}
