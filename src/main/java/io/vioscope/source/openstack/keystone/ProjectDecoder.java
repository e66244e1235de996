package io.vioscope.source.openstack.keystone;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code GET /v3/projects}. */
final class ProjectDecoder extends EntityRows {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("domain_id", JsonType.TEXT),
            Shape.field("enabled", JsonType.FLAG));

    ProjectDecoder() {
        super(Kind.PROJECT, "projects", SHAPE, List.of("name"), List.of());
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var domain = row.get("domain_id");
        var attributes = domain == null ? Attributes.none() : Attributes.of(Map.of("domain_id", interner.text(domain)));
        return new Decoded.Seen(
                new Entity(key, row.text("name"), status(row.text("enabled")), attributes, owner(domain)));
    }

    private static List<Relation> owner(@Nullable String domain) {
        return domain != null && Texts.isId(domain)
                ? List.of(new Relation(RelationType.OWNED_BY, new EntityKey(Kind.DOMAIN, domain)))
                : List.of();
    }

    /** A disabled project's users cannot log in; its servers run on. */
    private static Status status(String enabled) {
        return enabled.equals("false") ? Status.disabled("disabled", Health.OK) : Status.enabled("enabled", Health.OK);
    }
}
