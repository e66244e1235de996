package io.vioscope.source.amqp;

import io.vioscope.bus.Hint;
import io.vioscope.model.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which notification is a reason for which source to look, as a table: the first row that fits counts. A star stands for
 * anything.
 *
 * <p>Names of events: Nova's, legacy and versioned, in docs.openstack.org/nova "Notifications"; Cinder's
 * {@code cinder/volume/volume_utils.py} ({@code notify_about_*_usage}); Neutron's {@code neutron/notifiers} and
 * {@code RESOURCE.ACTION.start|end} of {@code neutron/pecan_wsgi/hooks/notifier.py}; Glance's {@code glance/notifier.py};
 * Keystone's docs.openstack.org/keystone "Keystone Event Notifications"; Octavia's {@code octavia/controller/worker}.
 * Nova tells deletions when it is asked for changes; of the others only a look at everything tells.
 */
final class Events {
    private static final SourceId NOVA = new SourceId("nova");
    private static final SourceId NEUTRON = new SourceId("neutron");
    private static final SourceId CINDER = new SourceId("cinder");
    private static final SourceId GLANCE = new SourceId("glance");
    private static final SourceId KEYSTONE = new SourceId("keystone");
    private static final SourceId OCTAVIA = new SourceId("octavia");

    /** What an event means; no reason where it means nothing. */
    private record Row(Pattern pattern, @Nullable Reason reason) {}

    /**
     * Who is to look, and for what.
     *
     * @param ofServer whether it is about one server, which the payload names
     */
    record Reason(SourceId source, Hint hint, boolean ofServer) {}

    private static final List<Row> ROWS = List.of(
            // told by the clock, or of what was only read
            nothing("compute.instance.exists"),
            nothing("instance.exists"),
            nothing("volume.usage"),
            nothing("volume.exists"),
            nothing("snapshot.exists"),
            nothing("image.send"),
            nothing("identity.authenticate"),
            // Nova
            ofServer("compute.instance.*"),
            ofServer("compute_task.*"),
            ofServer("instance.*"),
            changed("service.*", NOVA),
            changed("aggregate.*", NOVA),
            // Neutron: nothing has happened yet when something starts
            nothing("network.*.start"),
            nothing("subnet.*.start"),
            nothing("port.*.start"),
            nothing("router.*.start"),
            nothing("floatingip.*.start"),
            nothing("binding.*.start"),
            gone("network.delete.*", NEUTRON),
            gone("subnet.delete.*", NEUTRON),
            gone("port.delete.*", NEUTRON),
            gone("router.delete.*", NEUTRON),
            gone("floatingip.delete.*", NEUTRON),
            changed("network.*", NEUTRON),
            changed("subnet.*", NEUTRON),
            changed("port.*", NEUTRON),
            changed("router.*", NEUTRON),
            changed("floatingip.*", NEUTRON),
            // where a port is bound, of a server that moves
            changed("binding.*", NEUTRON),
            changed("l3_agent.*", NEUTRON),
            changed("dhcp_agent.*", NEUTRON),
            // Cinder
            gone("volume.delete.end", CINDER),
            gone("snapshot.delete.end", CINDER),
            changed("volume.*", CINDER),
            changed("snapshot.*", CINDER),
            // Glance
            gone("image.delete", GLANCE),
            changed("image.*", GLANCE),
            // Keystone
            gone("identity.project.deleted", KEYSTONE),
            gone("identity.domain.deleted", KEYSTONE),
            changed("identity.project.*", KEYSTONE),
            changed("identity.domain.*", KEYSTONE),
            // Octavia
            gone("octavia.loadbalancer.delete.end", OCTAVIA),
            changed("octavia.loadbalancer.*", OCTAVIA));

    private Events() {}

    /** Who is to look because of that event; empty where it is about nothing that anybody reads. */
    static Optional<Reason> of(String event) {
        return ROWS.stream()
                .filter(row -> row.pattern.matcher(event).matches())
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.reason()));
    }

    /** All sources that events can be a reason for. */
    static Set<SourceId> sources() {
        return ROWS.stream()
                .flatMap(row -> Optional.ofNullable(row.reason()).stream())
                .map(Reason::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Row nothing(String events) {
        return new Row(pattern(events), null);
    }

    private static Row changed(String events, SourceId source) {
        return new Row(pattern(events), new Reason(source, Hint.CHANGED, false));
    }

    private static Row ofServer(String events) {
        return new Row(pattern(events), new Reason(NOVA, Hint.CHANGED, true));
    }

    private static Row gone(String events, SourceId source) {
        return new Row(pattern(events), new Reason(source, Hint.GONE, false));
    }

    private static Pattern pattern(String events) {
        return Pattern.compile(events.replace(".", "\\.").replace("*", ".*"));
    }
}
