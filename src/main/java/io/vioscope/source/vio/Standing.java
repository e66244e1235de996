package io.vioscope.source.vio;

import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.source.http.Unread;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.vio.Deployment.Service;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How a management server stands towards us, and what it says of its cloud. */
final class Standing {
    static final EntityKey SERVER = new EntityKey(Kind.MANAGEMENT_SERVER, Kind.MANAGEMENT_SERVER.word());

    private static final Set<String> DOWN =
            Set.of("refused", "host unknown", "timed out", "cut off", "failing", "no management server");
    private static final Set<String> DEGRADED = Set.of("slow", "certificate expired");

    private Standing() {}

    static Entity server(String cloud, Management.Seen seen) {
        var why = seen.why();
        var word = word(seen);
        var api = seen.api();
        return new Entity(
                SERVER,
                "VIO management server of " + cloud,
                Status.enabled(word, health(word)),
                Said.of(
                        "url",
                        seen.url().toString(),
                        "why",
                        why == null ? null : why.detail(),
                        "api",
                        api == null ? null : api.label(),
                        "version",
                        seen.version()),
                List.of());
    }

    static String word(Management.Seen seen) {
        var why = seen.why();
        return why == null
                ? seen.isSlow() ? "slow" : "answers"
                : Unread.word(why.cause(), seen.expired(), "no management server");
    }

    /**
     * A login that is refused, and a certificate that only we do not trust, say nothing about whether it works for others.
     */
    static Health health(String word) {
        if (word.equals("answers")) {
            return Health.OK;
        }
        return DOWN.contains(word) ? Health.DOWN : DEGRADED.contains(word) ? Health.DEGRADED : Health.UNKNOWN;
    }

    static Attributes cloud(Deployment told) {
        var isUnknown = told.mode() == DeploymentMode.UNKNOWN;
        return Said.of(
                "vio.status",
                told.status().isEmpty() ? "not told" : told.status(),
                "vio.ha_enabled",
                told.ha() == null ? null : told.ha().toString(),
                "vio.mode",
                isUnknown ? null : told.mode().word(),
                "vio.mode_because",
                told.because(),
                "vio.machines",
                Fields.names(told.machines().stream()
                        .map(Deployment.Machine::toString)
                        .toList()),
                "vio.services",
                told.services().isEmpty()
                        ? null
                        : Integer.toString(told.services().size()),
                "vio.services_lost",
                names(told, Service::isLost),
                "vio.services_short",
                names(told, Service::isShort));
    }

    private static String names(Deployment told, Predicate<Service> those) {
        return Fields.names(
                told.services().stream().filter(those).map(Service::toString).toList());
    }
}
