package io.vioscope.config;

import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.config.TrapsConfig.TrapUser;
import io.vioscope.config.trap.TrapRule;
import io.vioscope.config.trap.TrapRules;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads whose traps are taken: the part {@code snmp: traps_in}. */
final class TrapsReader {
    static final List<String> KEYS = List.of(
            "host", "port", "communities", "users", "senders", "rules", "expire", "rate_per_sender", "rate_in_total");
    static final List<String> USER_KEYS = List.of(
            "user",
            "auth",
            "auth_password",
            "auth_password_file",
            "privacy",
            "privacy_password",
            "privacy_password_file",
            "engine_id");
    static final List<String> SENDER_KEYS = List.of("network", "cloud", "is");

    private static final int TRAP_PORT = 162;
    private static final Duration EXPIRE = Duration.ofHours(24);
    private static final int PER_SENDER = 20;
    private static final int IN_TOTAL = 200;
    private static final int HIGHEST_RATE = 10_000;
    private static final String EXPIRE_RIGHT = "1m to 720h, a number with m or h, such as 24h";

    private final Section traps;
    private final Set<String> clouds;
    private final Reading reading;

    /** The clouds are those that are watched, by name. */
    TrapsReader(Section traps, Set<String> clouds) {
        this.traps = traps;
        this.clouds = clouds;
        this.reading = traps.reading();
    }

    /** Null where something is wrong. */
    @Nullable
    TrapsConfig read() {
        traps.only(KEYS);
        var hostField = traps.field("host");
        var portField = traps.field("port");
        var host = hostField == null ? "0.0.0.0" : Values.host(reading, hostField);
        var port = portField == null ? Integer.valueOf(TRAP_PORT) : Values.port(reading, portField);
        var communities = communities();
        var users = users();
        if (communities.isEmpty() && traps.list("users").isEmpty()) {
            reading.add(traps.mistake("communities", "is missing, and so are users", "communities, users or both"));
        }
        var senders = senders();
        var rules = rules();
        var expire = expire();
        var perSender = rate("rate_per_sender", PER_SENDER);
        var total = rate("rate_in_total", IN_TOTAL);
        if (host == null || port == null || expire == null || perSender == null || total == null) return null;
        return new TrapsConfig(host, port, communities, users, senders, rules, expire, perSender, total);
    }

    private Set<String> communities() {
        var communities = new HashSet<String>();
        traps.fields("communities").forEach(field -> {
            reading.secret(field.text());
            communities.add(field.text());
        });
        return communities;
    }

    private List<TrapUser> users() {
        var users = new ArrayList<TrapUser>();
        var known = new HashMap<String, User>();
        for (var section : traps.list("users")) {
            section.only(USER_KEYS);
            var user = AccessReader.ofSender(section, known).user();
            var engine = section.field("engine_id");
            var id = engine == null ? null : engineId(engine);
            if (user instanceof User right && (engine == null || id != null)) users.add(new TrapUser(right, id));
        }
        return users;
    }

    /** RFC 3411: 5 to 32 octets. */
    private @Nullable String engineId(Field field) {
        var digits = field.text().startsWith("0x") ? field.text().substring(2) : field.text();
        return digits.matches("([0-9A-Fa-f]{2}){5,32}")
                ? digits
                : Values.wrong(reading, field, "is no engine id", "10 to 64 hexadecimal digits, such as 80001f8804");
    }

    private List<Sender> senders() {
        var senders = new ArrayList<Sender>();
        var sections = traps.list("senders");
        if (sections.isEmpty()) {
            reading.add(traps.mistake("senders", "is missing", "who may send, such as - { network: 192.0.2.0/24 }"));
        }
        for (var section : sections) {
            section.only(SENDER_KEYS);
            var network = network(section.required("network", "an address, or one with /bits"));
            var cloud = section.field("cloud");
            if (cloud != null && !clouds.contains(cloud.text())) {
                Values.wrong(reading, cloud, "is no cloud that is watched", "one of " + String.join(", ", clouds));
            }
            var is = section.field("is");
            var key = is == null ? null : key(is);
            if (network != null) senders.add(new Sender(network, cloud == null ? null : cloud.text(), key));
        }
        return senders;
    }

    private @Nullable Network network(@Nullable Field field) {
        if (field == null) return null;
        var network = Network.of(field.text()).orElse(null);
        return network != null
                ? network
                : Values.wrong(reading, field, "is no network", "an address such as 192.0.2.7, or 192.0.2.0/24");
    }

    private @Nullable EntityKey key(Field field) {
        var parts = field.text().split("/", 2);
        var kind = Kind.of(parts[0]);
        return kind.isPresent() && parts.length == 2 && !parts[1].isEmpty()
                ? new EntityKey(kind.get(), parts[1])
                : Values.wrong(
                        reading,
                        field,
                        "names no entity",
                        "its kind and id, such as vcenter/ and a UUID; see its page");
    }

    /** Read apart, since no variable overrides what is in a rule. */
    private List<TrapRule> rules() {
        var around = reading.surroundings();
        var apart = new Reading(new Surroundings(Map.of(), around.home(), around.working(), around.system()));
        var files = traps.fields("rules").stream()
                .map(field -> field.path(around.home()))
                .toList();
        var rules = TrapRules.read(apart, files);
        apart.mistakes().forEach(reading::add);
        return rules;
    }

    private @Nullable Duration expire() {
        var field = traps.field("expire");
        return field == null
                ? EXPIRE
                : Values.duration(reading, field, Duration.ofMinutes(1), Duration.ofDays(30), EXPIRE_RIGHT);
    }

    private @Nullable Integer rate(String key, int usual) {
        var field = traps.field(key);
        return field == null ? Integer.valueOf(usual) : Values.between(reading, field, 1, HIGHEST_RATE);
    }
}
