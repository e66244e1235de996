package io.vioscope.agent;

import io.vioscope.agent.table.CloudMoment;
import io.vioscope.agent.table.Live;
import io.vioscope.agent.table.Moment;
import io.vioscope.agent.table.Who;
import io.vioscope.agent.tree.Tree;
import io.vioscope.engine.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The newest snapshot of each cloud, and the tree of them, which is made when somebody asks. For any thread. */
final class Newest implements Supplier<Tree> {
    /** How long one tree serves while no snapshot comes: what is not in snapshots moves too. */
    static final Duration GOOD = Duration.ofSeconds(5);

    private final Who who;
    private final List<String> clouds;
    private final ToIntFunction<String> cloudIndex;
    private final Live live;
    private final InstantSource clock;
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private @Nullable Made made;

    private record Made(Tree tree, Instant at) {}

    Newest(Who who, List<String> clouds, ToIntFunction<String> cloudIndex, Live live, InstantSource clock) {
        this.who = who;
        this.clouds = List.copyOf(clouds);
        this.cloudIndex = cloudIndex;
        this.live = live;
        this.clock = clock;
    }

    /** Replaces what was there for that cloud. */
    synchronized void put(Snapshot snapshot) {
        snapshots.put(snapshot.state().cloud(), snapshot);
        made = null;
    }

    @Override
    public synchronized Tree get() {
        var now = clock.instant();
        var known = made;
        if (known == null || known.at().plus(GOOD).isBefore(now)) {
            known = new Made(moment().tree(who, live), now);
            made = known;
        }
        return known.tree();
    }

    private Moment moment() {
        return new Moment(clouds.stream()
                .map(cloud -> new CloudMoment(
                        cloudIndex.applyAsInt(cloud), snapshots.computeIfAbsent(cloud, Snapshot::unknown)))
                .toList());
    }
}
