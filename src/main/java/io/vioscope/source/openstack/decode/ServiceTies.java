package io.vioscope.source.openstack.decode;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.List;

/** What a row of a list of services says about where the service belongs. */
public final class ServiceTies {
    private ServiceTies() {}

    /**
     * The ties of a service: to the group of those that can stand in for it, and to the controller it runs on. A
     * nova-compute has neither: each drives a cluster of its own, from a node that is not one of the controllers.
     *
     * @param group what is the same for all that can stand in for each other: a binary, or a binary with its backend
     * @param host  the node by the name the service gives
     */
    public static List<Relation> of(Kind kind, String group, String host) {
        return kind == Kind.COMPUTE_SERVICE
                ? List.of()
                : List.of(
                        new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.CONTROLLER, host)),
                        new Relation(RelationType.PART_OF, new EntityKey(Kind.SERVICE_GROUP, group)));
    }
}
