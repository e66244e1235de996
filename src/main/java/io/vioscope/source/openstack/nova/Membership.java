package io.vioscope.source.openstack.nova;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ties compute services to their availability zone, of which their own row tells, and to the aggregates that name them. */
final class Membership {
    private static final String ZONE = "zone";

    private Membership() {}

    static void tie(Listing services, Listing aggregates) {
        var byService = new HashMap<EntityKey, List<Relation>>();
        for (var aggregate : aggregates.entities().values()) {
            var hosts = aggregate.attributes().get(AggregateDecoder.HOSTS);
            for (var host : hosts == null ? new String[0] : hosts.split(", ")) {
                byService
                        .computeIfAbsent(
                                new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@" + host), key -> new ArrayList<>())
                        .add(new Relation(RelationType.PART_OF, aggregate.key()));
            }
        }
        services.entities().replaceAll((key, service) -> with(service, byService));
    }

    private static Entity with(Entity service, Map<EntityKey, List<Relation>> byService) {
        var all = new ArrayList<>(service.relations());
        var zone = service.attributes().get(ZONE);
        if (zone != null && Texts.isId(zone)) {
            all.add(new Relation(RelationType.PART_OF, new EntityKey(Kind.AVAILABILITY_ZONE, zone)));
        }
        all.addAll(byService.getOrDefault(service.key(), List.of()));
        return new Entity(service.key(), service.name(), service.status(), service.attributes(), all);
    }
}
