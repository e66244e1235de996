package io.vioscope.source.trap;

import io.vioscope.bus.TakenTrap;
import io.vioscope.config.Network;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.TrapsConfig.TrapUser;
import io.vioscope.config.trap.TrapRules;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small cloud, who sends traps about it, and what they send. */
final class TrapCases {
    static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    static final String ID = "5a0f2c4e-0000-4000-8000-00000000002a";
    static final EntityKey SERVER = new EntityKey(Kind.SERVER, ID);
    static final EntityKey VCENTER = new EntityKey(Kind.VCENTER, "9d51f082-0000-4000-8000-000000000001");
    static final EntityKey NSX = new EntityKey(Kind.NSX_MANAGER, "nsx_manager");
    static final EntityKey CLUSTER = new EntityKey(Kind.HYPERVISOR, "domain-c7.9d51f082-0000-4000-8000-000000000001");

    static final User USER = new User("vcenter", Auth.SHA256, "a-long-secret", Privacy.AES128, "another-secret");
    static final String ENGINE = "80001f8804766d77617265";
    static final User FIXED = new User("esx", Auth.SHA1, "a-long-secret", null, "");

    /** A trap of vpxdAlarmInfo. */
    static final String ALARM = "1.3.6.1.4.1.6876.4.3.0.203";

    private TrapCases() {}

    /** Takes traps of this machine alone, about that cloud or all, which is that or nobody knows what. */
    static TrapsConfig config(@Nullable String cloud, @Nullable EntityKey is) {
        return new TrapsConfig(
                "127.0.0.1",
                0,
                Set.of("public"),
                List.of(new TrapUser(USER, null), new TrapUser(FIXED, ENGINE)),
                List.of(new Sender(Network.of("127.0.0.0/8").orElseThrow(), cloud, is)),
                TrapRules.delivered(),
                Duration.ofHours(24),
                10_000,
                10_000);
    }

    /** The cloud, with that more in it. */
    static Snapshot snapshot(String cloud, Entity... more) {
        var facts = new java.util.ArrayList<Fact>();
        List.of(entity(SERVER, "web-1"), entity(VCENTER, "vCenter"), entity(NSX, "NSX"), entity(CLUSTER, "cluster-a"))
                .forEach(e -> facts.add(new Fact.EntityAdded(e, Fact.Appearance.FOUND_AT_FIRST_SIGHT)));
        Arrays.stream(more).forEach(e -> facts.add(new Fact.EntityAdded(e, Fact.Appearance.FOUND_AT_FIRST_SIGHT)));
        return new Snapshot(CloudState.unknown(cloud).apply(facts, AT), Sight.none(), AT);
    }

    static Entity entity(EntityKey key, String name, String... attributes) {
        var map = new java.util.TreeMap<String, String>();
        for (var i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i], attributes[i + 1]);
        }
        return new Entity(key, name, Status.enabled("ACTIVE", Health.OK), Attributes.of(map), List.of());
    }

    /** What vCenter sends. */
    static Trap vcenter(String type, String status, String value, String object) {
        return trap(
                ALARM,
                Map.of(
                        "1.3.6.1.4.1.6876.4.3.308.0", type,
                        "1.3.6.1.4.1.6876.4.3.305.0", status,
                        "1.3.6.1.4.1.6876.4.3.306.0", value,
                        "1.3.6.1.4.1.6876.4.3.307.0", object));
    }

    static Trap trap(String name, Map<String, String> values) {
        return new Trap(
                AT,
                address("127.0.0.1"),
                name,
                values.entrySet().stream()
                        .map(e -> new Trap.Value(e.getKey(), e.getValue()))
                        .toList(),
                new TakenTrap.Original(0, name, List.of(), null));
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
