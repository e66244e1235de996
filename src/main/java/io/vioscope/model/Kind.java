package io.vioscope.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of entity, by OpenStack's and vSphere's own nouns. A kind without a source yet may still be inferred.
 * The rules for removal are what each API can be trusted with.
 */
public enum Kind {
    CLOUD("cloud", "cloud"),
    ENDPOINT("endpoint", "API endpoint", Rule.NEVER_ALL_GONE),
    CONTROLLER("controller", "controller node"),
    SERVICE("service", "control-plane service", Rule.NEVER_ALL_GONE),
    SERVICE_GROUP("service_group", "service group"),
    MESSAGE_BUS("message_bus", "message bus"),
    DATABASE("database", "database"),
    VCENTER("vcenter", "vCenter"),
    MANAGEMENT_SERVER("management_server", "management server"),
    COMPUTE_SERVICE("compute_service", "compute service", Rule.NEVER_ALL_GONE),
    HYPERVISOR("hypervisor", "hypervisor", Rule.NEVER_ALL_GONE),
    ESXI_HOST("esxi_host", "ESXi host", Rule.NEVER_ALL_GONE),
    DATASTORE("datastore", "datastore", Rule.NEVER_ALL_GONE),
    SERVER("server", "server", Rule.FEW_MAY_ALL_GO),
    VOLUME_SERVICE("volume_service", "volume service", Rule.NEVER_ALL_GONE),
    VOLUME_POOL("volume_pool", "volume pool", Rule.NEVER_ALL_GONE),
    VOLUME("volume", "volume", Rule.FEW_MAY_ALL_GO),
    SNAPSHOT("snapshot", "volume snapshot"),
    NSX_MANAGER("nsx_manager", "NSX Manager"),
    EDGE_CLUSTER("edge_cluster", "edge cluster"),
    AGENT("agent", "network agent"),
    NETWORK("network", "network", Rule.FEW_MAY_ALL_GO),
    SUBNET("subnet", "subnet", Rule.FEW_MAY_ALL_GO),
    PORT("port", "virtual interface", Rule.FEW_MAY_ALL_GO),
    ROUTER("router", "vRouter", Rule.FEW_MAY_ALL_GO),
    FLOATING_IP("floating_ip", "floating IP"),
    PROBE("probe", "probe"),
    CANARY("canary", "canary"),
    LOAD_BALANCER("load_balancer", "load balancer"),
    IMAGE_SERVICE("image_service", "image service"),
    IMAGE("image", "image", Rule.FEW_MAY_ALL_GO),
    PROJECT("project", "project", Rule.NEVER_ALL_GONE),
    DOMAIN("domain", "domain", Rule.NEVER_ALL_GONE),
    AVAILABILITY_ZONE("availability_zone", "availability zone", Rule.NEVER_ALL_GONE),
    AGGREGATE("aggregate", "host aggregate"),
    MONITOR("monitor", "monitor");

    /** How many of a kind may vanish from one answer that claims to be complete before the answer is not believed. */
    private enum Rule {
        ANY_MAY_GO(Integer.MAX_VALUE),
        FEW_MAY_ALL_GO(9),
        NEVER_ALL_GONE(0);

        private final int believable;

        Rule(int believable) {
            this.believable = believable;
        }
    }

    private static final Map<String, Kind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::word, k -> k));

    private final String word;
    private final String label;
    private final Rule rule;

    Kind(String word, String label) {
        this(word, label, Rule.ANY_MAY_GO);
    }

    Kind(String word, String label, Rule rule) {
        this.word = word;
        this.label = label;
        this.rule = rule;
    }

    /** The word in URLs, JSON and the database, such as {@code compute_service}. */
    public String word() {
        return word;
    }

    /** The words an operator reads, such as {@code compute service}; singular. */
    public String label() {
        return label;
    }

    /**
     * Whether an empty list may be taken at its word where {@code known} entities of this kind were known before. A
     * running Nova always lists at least its own services; a list of servers that is empty all at once is far more
     * often a cell or a role that was lost than a cloud that was emptied.
     */
    public boolean mayAllBeGone(int known) {
        return known <= rule.believable;
    }

    /**
     * Whether its API leaves out what belongs to a manager ({@link RelationType#MANAGED_BY}) that does not work: Cinder's
     * scheduler lists no pools of a volume service that is down, disabled or frozen (cinder/scheduler/host_manager.py).
     */
    public boolean hidesWithItsManager() {
        return this == VOLUME_POOL;
    }

    /** The kind of that word, if there is one. */
    public static Optional<Kind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
