package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Derives the entities that no API lists. A pure function of the inventory: the same inventory gives the same ones, and
 * what nothing leads to any more is gone.
 */
public final class Inference {
    /** From which kinds each inferred kind is derived. */
    private static final Map<Kind, Set<Kind>> BASES = Map.of(
            Kind.CLOUD, EnumSet.of(Kind.SERVICE, Kind.COMPUTE_SERVICE, Kind.VOLUME_SERVICE),
            Kind.VCENTER, EnumSet.of(Kind.HYPERVISOR),
            Kind.CONTROLLER, EnumSet.of(Kind.SERVICE, Kind.VOLUME_SERVICE, Kind.AGENT),
            Kind.SERVICE_GROUP, EnumSet.of(Kind.SERVICE, Kind.VOLUME_SERVICE, Kind.AGENT),
            Kind.NSX_MANAGER, EnumSet.of(Kind.NETWORK),
            Kind.MESSAGE_BUS, EnumSet.of(Kind.SERVICE, Kind.COMPUTE_SERVICE),
            Kind.DATABASE, EnumSet.of(Kind.SERVICE, Kind.COMPUTE_SERVICE));

    /** The source that asks vCenters themselves. */
    static final SourceId VCENTER_SOURCE = new SourceId("vcenter");

    /** The source that asks NSX Managers themselves. */
    static final SourceId NSX_SOURCE = new SourceId("nsx");

    /** The source that listens to the message bus. */
    static final SourceId BUS_SOURCE = new SourceId("amqp");

    /** The source that asks VIO's own management server. */
    static final SourceId MANAGEMENT_SOURCE = new SourceId("vio");

    private static final Map<Kind, SourceId> OBSERVERS =
            Map.of(Kind.VCENTER, VCENTER_SOURCE, Kind.NSX_MANAGER, NSX_SOURCE, Kind.MESSAGE_BUS, BUS_SOURCE);

    private Inference() {}

    /** Whether entities of that kind are inferred, not listed. */
    public static boolean isInferred(Kind kind) {
        return BASES.containsKey(kind);
    }

    /** The kinds that those of an inferred kind are derived from; empty for a kind that is listed. */
    public static Set<Kind> basis(Kind kind) {
        return BASES.getOrDefault(kind, Set.of());
    }

    /**
     * The further source on whose word the status of inferred entities of that kind rests, of those of which it has said
     * anything.
     */
    public static Optional<SourceId> observer(Kind kind) {
        return Optional.ofNullable(OBSERVERS.get(kind));
    }

    /**
     * What changed about the inferred entities.
     *
     * @param cloud     the cloud's name
     * @param wanted    the deployment mode if an operator has said it, else {@link DeploymentMode#UNKNOWN}
     * @param inventory with everything that is listed up to date
     * @param fresh     kinds that were just read in full for the first time: what follows from these is no news
     * @return facts in the order in which they can be applied
     */
    public static List<Fact> changes(String cloud, DeploymentMode wanted, Inventory inventory, Set<Kind> fresh) {
        var now = new TreeMap<EntityKey, Entity>();
        derive(cloud, wanted, inventory).forEach(entity -> now.put(entity.key(), entity));
        var facts = new ArrayList<Fact>();
        now.values().forEach(entity -> Reconciler.compare(inventory, entity, facts));
        BASES.keySet().stream()
                .sorted()
                .flatMap(kind -> inventory.of(kind).values().stream())
                .filter(entity -> !now.containsKey(entity.key()))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .forEach(entity -> facts.add(new Fact.EntityDeleted(entity, Fact.Sign.NOTHING_LEFT)));
        facts.replaceAll(fact -> foundAtFirstSight(fact, fresh));
        BASES.keySet().stream().sorted().forEach(kind -> discovery(inventory, kind, now, facts));
        return facts;
    }

    private static Fact foundAtFirstSight(Fact fact, Set<Kind> fresh) {
        return fact instanceof Fact.EntityAdded added
                        && basis(added.entity().kind()).stream().anyMatch(fresh::contains)
                ? new Fact.EntityAdded(added.entity(), Fact.Appearance.FOUND_AT_FIRST_SIGHT)
                : fact;
    }

    private static void discovery(Inventory inventory, Kind kind, Map<EntityKey, Entity> now, List<Fact> facts) {
        var count = now.keySet().stream().filter(key -> key.kind() == kind).count();
        if (count > 0 && !inventory.discovered().contains(kind)) {
            facts.add(new Fact.KindDiscovered(kind, Math.toIntExact(count)));
        }
    }

    private static Stream<Entity> derive(String cloud, DeploymentMode wanted, Inventory inventory) {
        var mode = wanted == DeploymentMode.UNKNOWN ? ModeGuess.of(cloud, inventory) : ModeGuess.said(wanted);
        return Stream.of(
                        Platform.of(cloud, mode, inventory),
                        VCenters.of(inventory),
                        NsxManager.of(cloud, inventory),
                        Controllers.of(inventory),
                        ServiceGroups.of(mode.redundancy(), inventory))
                .flatMap(List::stream);
    }
}
