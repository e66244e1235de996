package io.vioscope.source.openstack.endpoint;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Status;
import io.vioscope.source.http.PeerCertificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities of probes, and remembers what an address said of itself when it last did: its versions and certificate
 * do not go because for once it does not answer.
 */
final class Known {
    private final Map<String, Map<String, String>> versions = new HashMap<>();
    private final Map<String, PeerCertificate> certificates = new HashMap<>();

    /** The entity of a target as probed at that time. */
    Entity entity(Target target, Probe probe, Instant now) {
        if (!probe.versions().isEmpty()) {
            versions.put(target.probe(), probe.versions());
        }
        if (probe.certificate() != null) {
            certificates.put(target.probe(), probe.certificate());
        }
        var certificate = certificates.get(target.probe());
        var validity = certificate == null ? null : Validity.of(certificate, now);
        var standing = Standing.of(target, probe, validity);
        var attributes = new TreeMap<>(versions.getOrDefault(target.probe(), Map.of()));
        describe(target, attributes);
        put(attributes, "why", standing.why());
        if (certificate != null && validity != null) {
            attributes.put("certificate", validity.word());
            attributes.put("certificate_not_after", certificate.until().toString());
        }
        var status = Status.enabled(standing.word(), standing.health());
        return new Entity(target.key(), target.id(), status, Attributes.of(attributes), List.of());
    }

    private static void describe(Target target, Map<String, String> attributes) {
        attributes.put("service_type", target.type());
        attributes.put("interface", target.facing());
        attributes.put("in_use", Boolean.toString(target.inUse()));
        attributes.put("url", target.url());
        attributes.put("probed", target.probe());
        put(attributes, "region", target.region());
        put(attributes, "same_as", target.sameAs());
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
