package io.vioscope.rca;

import static java.util.Map.entry;

import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How reading went, by source. What we cannot read by an endpoint others who use it cannot read either, so that a failure is a
 * symptom of the endpoint in use.
 *
 * @param failures why the last report of a source did not tell all; nothing for a source that is fresh
 */
public record Readings(Map<SourceId, ReadFailure.Cause> failures) {
    /** By the service types of catalogs (service-types.openstack.org), with the names that are older. */
    private static final Map<String, SourceId> READERS = Map.ofEntries(
            entry("identity", new SourceId("keystone")),
            entry("compute", new SourceId("nova")),
            entry("block-storage", new SourceId("cinder")),
            entry("volumev3", new SourceId("cinder")),
            entry("volumev2", new SourceId("cinder")),
            entry("volume", new SourceId("cinder")),
            entry("network", new SourceId("neutron")),
            entry("image", new SourceId("glance")),
            entry("placement", new SourceId("placement")),
            entry("load-balancer", new SourceId("octavia")));

    public Readings {
        failures = Map.copyOf(failures);
    }

    /** Nothing failed. */
    public static Readings none() {
        return new Readings(Map.of());
    }

    /** Why the last reading by an endpoint in use failed; null where it did not, and for all else. */
    ReadFailure.@Nullable Cause of(Entity entity) {
        if (entity.kind() != Kind.ENDPOINT || !"true".equals(entity.attributes().get("in_use"))) {
            return null;
        }
        var reader = READERS.get(entity.attributes().get("service_type"));
        return reader == null ? null : failures.get(reader);
    }
}
