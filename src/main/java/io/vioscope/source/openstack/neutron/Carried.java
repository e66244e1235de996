package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/**
 * The rows of {@code GET /v2.0/agents/ID/l3-routers} and {@code /dhcp-networks}: which routers or networks an agent
 * carries. Only their keys are of use; the lists of routers and networks say the rest.
 */
final class Carried extends Rows {
    private static final Shape SHAPE = Shape.of(Shape.field("id", JsonType.TEXT));

    Carried(Kind kind, String list) {
        super(kind, list, SHAPE, List.of(), List.of());
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        return new Entity(key, "", Status.enabled("carried", Health.UNKNOWN), Attributes.none(), List.of());
    }
}
