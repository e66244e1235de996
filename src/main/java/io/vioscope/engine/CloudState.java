package io.vioscope.engine;

import io.vioscope.alarm.Alarms;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.maintenance.Quiet;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.Fact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.rca.Problems;
import io.vioscope.rca.learn.Learned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is believed about one cloud. It changes by facts and by nothing else. Immutable.
 *
 * @param cloud     the cloud's name in the configuration
 * @param seq       the number of the last fact applied; 0 before the first
 * @param inventory what exists
 * @param alarms    what is wrong
 * @param problems  what is held to be the cause
 * @param learned   what judgements and incidents have taught about causes
 * @param windows   what is in maintenance
 * @param sources   what each source's reports were last good for
 */
public record CloudState(
        String cloud,
        long seq,
        Inventory inventory,
        Alarms alarms,
        Problems problems,
        Learned learned,
        Windows windows,
        Map<SourceId, SourceState> sources) {

    /**
     * What a source's reports are good for.
     *
     * @param since when that began
     * @param why   the failure that explains it; null when it is fresh or never reported
     */
    public record SourceState(
            SourceStatus status, Instant since, @Nullable ReadFailure why) {}

    public CloudState {
        sources = Map.copyOf(sources);
    }

    /** Nothing is known yet. */
    public static CloudState unknown(String cloud) {
        return new CloudState(
                cloud,
                0,
                Inventory.empty(),
                Alarms.none(),
                Problems.none(),
                Learned.nothing(),
                Windows.none(),
                Map.of());
    }

    /** The status of a source; {@link SourceStatus#NEVER} for one not heard of. */
    public SourceStatus status(SourceId source) {
        var state = sources.get(source);
        return state == null ? SourceStatus.NEVER : state.status();
    }

    /** Of what nobody is told at that time. */
    public Quiet quiet(Instant now) {
        return Quiet.of(windows, inventory, now);
    }

    /** The state after those facts, which have the numbers that follow {@link #seq}. */
    public CloudState apply(List<Fact> facts, Instant at) {
        return facts.isEmpty() ? this : after(facts, Reconciler.apply(inventory, facts), at);
    }

    /** As {@link #apply} where the inventory after the facts is known already. */
    CloudState after(List<Fact> facts, Inventory next, Instant at) {
        var nextSources = new TreeMap<>(sources);
        facts.forEach(fact -> {
            if (fact instanceof Fact.SourceChanged f) {
                nextSources.put(f.source(), new SourceState(f.to(), at, f.why()));
            }
        });
        return new CloudState(
                cloud,
                seq + facts.size(),
                next,
                alarms.apply(facts),
                problems.apply(facts, at),
                learned.apply(facts, at),
                windows.apply(facts, at),
                nextSources);
    }
}
