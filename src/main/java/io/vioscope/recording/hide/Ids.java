package io.vioscope.recording.hide;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the names within ids. What joins things stays: the binary of a service, the backend and pool of a volume pool,
 * the vCenter of a hypervisor.
 */
final class Ids {
    /** What a hypervisor is called in VIO: no name in it. */
    private static final Pattern OF_VCENTER = Pattern.compile(
            "(?:domain-[A-Za-z]?|host-|datastore-)[0-9]+\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final UnaryOperator<String> name;
    private final UnaryOperator<String> rest;

    /**
     * What to do.
     *
     * @param name to a name
     * @param rest to what stands beside a name and is none, but may hold an address
     */
    Ids(UnaryOperator<String> name, UnaryOperator<String> rest) {
        this.name = name;
        this.rest = rest;
    }

    EntityKey key(EntityKey key) {
        var id = id(key.kind(), key.id());
        return new EntityKey(key.kind(), EntityKey.isValidId(id) ? id : name.apply(key.id()));
    }

    private String id(Kind kind, String id) {
        return switch (kind) {
            case SERVICE, COMPUTE_SERVICE, VOLUME_SERVICE, AGENT -> service(id);
            case VOLUME_POOL -> host(id);
            case SERVICE_GROUP -> rest.apply(id);
            case HYPERVISOR, ESXI_HOST, DATASTORE -> OF_VCENTER.matcher(id).matches() ? id : name.apply(id);
            case CONTROLLER, CLOUD, PROBE -> name.apply(id);
            case ENDPOINT,
                    AVAILABILITY_ZONE,
                    MESSAGE_BUS,
                    DATABASE,
                    NSX_MANAGER,
                    CANARY,
                    MANAGEMENT_SERVER,
                    IMAGE_SERVICE,
                    MONITOR -> id;
            case VCENTER,
                    SERVER,
                    VOLUME,
                    SNAPSHOT,
                    EDGE_CLUSTER,
                    NETWORK,
                    SUBNET,
                    PORT,
                    ROUTER,
                    FLOATING_IP,
                    LOAD_BALANCER,
                    IMAGE,
                    PROJECT,
                    DOMAIN,
                    AGGREGATE -> opaque(id);
        };
    }

    /** {@code binary@host} or {@code binary@host@backend}. */
    private String service(String id) {
        var at = id.indexOf('@');
        return at < 0 ? name.apply(id) : id.substring(0, at + 1) + host(id.substring(at + 1));
    }

    /** {@code host}, {@code host@backend} or {@code host@backend#pool}. */
    String host(String text) {
        var end = 0;
        while (end < text.length() && text.charAt(end) != '@' && text.charAt(end) != '#') {
            end++;
        }
        return (end == 0 ? "" : name.apply(text.substring(0, end))) + rest.apply(text.substring(end));
    }

    String opaque(String id) {
        return id.isEmpty() || AttributeRules.areNoNames(id) ? id : name.apply(id);
    }
}
