package io.vioscope.source.vcenter;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes entities of datastores. */
final class DatastoreDecoder {
    private static final long GIB = 1L << 30;
    private static final int SCARCE = 10;

    private DatastoreDecoder() {}

    /** @param users the clusters that may use it */
    static Entity of(EntityKey key, Objects.Properties store, Collection<EntityKey> users, Names names) {
        var attributes = Said.of(
                "type", store.text("summary.type"),
                "accessible", store.text("summary.accessible"),
                "maintenance", store.text("summary.maintenanceMode"),
                "capacity_gb",
                        store.number("summary.capacity")
                                .map(bytes -> Long.toString(bytes / GIB))
                                .orElse(""),
                "free_percent", freePercent(store));
        var name = Texts.storable(store.text("summary.name"));
        return new Entity(key, name.isEmpty() ? key.id() : name, status(store), attributes, ties(users, names));
    }

    private static List<Relation> ties(Collection<EntityKey> users, Names names) {
        var ties = new ArrayList<Relation>();
        ties.add(new Relation(RelationType.REGISTERED_IN, names.vcenter()));
        users.forEach(user -> ties.add(new Relation(RelationType.ATTACHED_TO, user)));
        return ties;
    }

    /**
     * Free space moves by itself, so it is told in steps: whole percents where it is scarce, tens elsewhere, always rounded
     * down. What cannot be reached has no free space that could be known.
     */
    private static String freePercent(Objects.Properties store) {
        var capacity = store.number("summary.capacity").orElse(0L);
        var free = store.number("summary.freeSpace");
        if (capacity <= 0 || free.isEmpty() || !store.text("summary.accessible").equals("true")) {
            return "";
        }
        var percent = Math.max(0, Math.min(100, (int) (100.0 * free.get() / capacity)));
        return Integer.toString(percent <= SCARCE ? percent : percent / SCARCE * SCARCE);
    }

    private static Status status(Objects.Properties store) {
        var maintenance = store.text("summary.maintenanceMode");
        var word = maintenance.equals("inMaintenance") ? "maintenance" : "entering maintenance";
        var meantToWork = maintenance.isEmpty() || maintenance.equals("normal");
        return switch (store.text("summary.accessible")) {
            case "true" -> meantToWork ? Status.enabled("accessible", Health.OK) : Status.disabled(word, Health.OK);
            case "false" ->
                meantToWork
                        ? Status.enabled("not accessible", Health.DOWN)
                        : Status.disabled("not accessible", Health.DOWN);
            default -> Status.enabled("not told", Health.UNKNOWN);
        };
    }
}
