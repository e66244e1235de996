package io.vioscope.config;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Origin;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.model.DeploymentMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is watched: the part {@code clouds}. A cloud with {@code auth} stands for itself; one without is the entry
 * of {@code clouds.yaml} that {@code os_cloud}, or else its name, says, and {@code region_name}, {@code interface},
 * {@code cacert} and {@code verify} are laid over that entry, so that each of its regions can be a cloud.
 */
final class CloudsReader {
    /** The sources whose polling can be set. */
    static final List<String> SOURCES = List.of(
            "endpoints",
            "keystone",
            "nova",
            "neutron",
            "octavia",
            "cinder",
            "glance",
            "placement",
            "probe",
            "traps",
            "vcenter",
            "vcenter_alarms",
            "nsx",
            "vio",
            "reach",
            "amqp");

    private static final String OS_CLOUD = "os_cloud";
    private static final String DEFAULT = "default";
    private static final String POLL = "poll";
    private static final String RECONCILE = "reconcile";
    private static final String CALLS = "calls_per_minute";
    private static final String HORIZON = "horizon";
    private static final String MODE = "deployment_mode";
    private static final String VCENTERS = "vcenters";
    private static final String NSX = "nsx_managers";
    private static final String MANAGEMENT = "vio_management";
    private static final String PROBES = "probes";
    private static final String BUS = "message_bus";
    private static final List<String> OWN_KEYS =
            List.of("name", OS_CLOUD, POLL, HORIZON, MODE, VCENTERS, NSX, MANAGEMENT, PROBES, BUS);
    private static final Item.Mapping EMPTY = new Item.Mapping(Origin.variable("OS_CLOUD", Path.of("")), Map.of());

    private final Section root;
    private final Reading reading;
    private final CloudsYaml cloudsYaml;
    private final Set<String> names = new HashSet<>();

    CloudsReader(Section root, Path base) {
        this.root = root;
        this.reading = root.reading();
        this.cloudsYaml = new CloudsYaml(reading, base);
    }

    /** The clouds that are right. */
    List<CloudConfig> read() {
        var sections = root.list("clouds");
        if (sections.isEmpty() && !root.has("clouds")) return fromEnvironment();
        if (sections.isEmpty() && reading.flawless()) {
            reading.add(root.mistake("clouds", "has no cloud", "at least one cloud with a name"));
        }
        var clouds = new ArrayList<CloudConfig>();
        for (var section : sections) {
            var cloud = cloud(section);
            if (cloud != null) clouds.add(cloud);
        }
        return clouds;
    }

    private List<CloudConfig> fromEnvironment() {
        var named = reading.variable("OS_CLOUD");
        var name = named == null && reading.variable("OS_AUTH_URL") != null ? cloudsYaml.environmentName() : named;
        if (name == null) {
            reading.add(root.mistake("clouds", "is missing", "a list of clouds, or OS_CLOUD or OS_AUTH_URL set"));
            return List.of();
        }
        var access = named(Section.root(reading, EMPTY), cloudsYaml.variable("OS_CLOUD", name));
        if (access == null) return List.of();
        return List.of(new CloudConfig(name, access, Polling.DEFAULT));
    }

    private @Nullable CloudConfig cloud(Section section) {
        section.only(Stream.concat(OWN_KEYS.stream(), CloudEntry.KEYS.stream()).toList());
        var name = section.required("name", "a name of your choice, each once");
        boolean wellNamed = name != null && Values.name(reading, name) != null && once(name);
        var polling = polling(section);
        var access = access(section, name);
        var horizon = horizon(section);
        var mode = mode(section);
        var vcenters = VCentersReader.read(section.list(VCENTERS));
        var nsx = nsx(section);
        var management = management(section);
        var probes = probes(section);
        var listens = section.givenBelow(BUS);
        var bus = listens ? MessageBusReader.read(section.section(BUS)) : null;
        if (listens && bus == null) return null;
        if (name == null || !wellNamed || access == null || mode == null || vcenters == null || probes == null)
            return null;
        return new CloudConfig(name.text(), access, polling, horizon, mode, vcenters, nsx, management, probes, bus);
    }

    private static @Nullable ProbesConfig probes(Section section) {
        int before = section.reading().mistakes().size();
        if (!section.givenBelow(PROBES)) return ProbesConfig.NONE;
        var probes = section.section(PROBES);
        return section.reading().mistakes().size() > before ? null : ProbesReader.read(probes);
    }

    private static @Nullable ManagementAccess management(Section section) {
        int before = section.reading().mistakes().size();
        var server = section.section(MANAGEMENT);
        var isGiven = section.givenBelow(MANAGEMENT);
        return isGiven && section.reading().mistakes().size() == before ? ManagementReader.read(server) : null;
    }

    private static @Nullable NsxAccess nsx(Section section) {
        int before = section.reading().mistakes().size();
        var managers = section.section(NSX);
        var isGiven = section.has(NSX) || section.givenBelow(NSX);
        return isGiven && section.reading().mistakes().size() == before ? new NsxReader(managers).read() : null;
    }

    private static @Nullable URI horizon(Section section) {
        var field = section.field(HORIZON);
        return field == null
                ? null
                : Values.webUri(section.reading(), field, "one such as https://vio.example.org/dashboard");
    }

    private static @Nullable DeploymentMode mode(Section section) {
        var field = section.field(MODE);
        if (field == null) return DeploymentMode.UNKNOWN;
        for (var mode : DeploymentMode.values()) {
            if (mode != DeploymentMode.UNKNOWN && mode.word().equals(field.text())) return mode;
        }
        return Values.wrong(section.reading(), field, "is no deployment mode", "ha, compact, tiny or kubernetes");
    }

    private boolean once(Field name) {
        if (names.add(name.text())) return true;
        reading.add(name.mistake("names a cloud before it too", "each name once"));
        return false;
    }

    /** How often to look: one interval for all sources, or a mapping with more to say. */
    private Polling polling(Section section) {
        var polls = new TreeMap<String, Duration>();
        boolean isMapping = section.mapping().entries().get(POLL) instanceof Item.Mapping;
        if (!isMapping) put(polls, DEFAULT, section.field(POLL));
        var inner = isMapping ? section.section(POLL) : section.under(POLL);
        inner.only(Stream.concat(Stream.of(DEFAULT, RECONCILE, CALLS), SOURCES.stream())
                .toList());
        for (var source : SOURCES) {
            put(polls, source, inner.field(source));
        }
        put(polls, DEFAULT, inner.field(DEFAULT));
        put(polls, RECONCILE, inner.field(RECONCILE));
        var interval = polls.remove(DEFAULT);
        var reconcile = polls.remove(RECONCILE);
        return new Polling(
                interval == null ? Polling.DEFAULT.interval() : interval,
                polls,
                reconcile == null ? Polling.DEFAULT.reconcile() : reconcile,
                calls(inner.field(CALLS)));
    }

    private int calls(@Nullable Field field) {
        var calls = field == null ? Integer.valueOf(Polling.DEFAULT.callsPerMinute()) : Values.calls(reading, field);
        return calls == null ? 0 : calls;
    }

    private void put(Map<String, Duration> polls, String source, @Nullable Field field) {
        var poll = field == null ? null : Values.poll(reading, field);
        if (poll != null) polls.put(source, poll);
    }

    private @Nullable CloudAccess access(Section section, @Nullable Field name) {
        boolean inline = section.has("auth") || section.under("auth").given("auth_url");
        if (inline && section.has(OS_CLOUD)) {
            reading.add(section.mistake(OS_CLOUD, "is given beside auth", "os_cloud or auth, not both"));
        }
        if (inline) return new CloudEntry(section, true).access();
        var entry = section.given(OS_CLOUD) ? section.field(OS_CLOUD) : name;
        return entry == null ? null : named(section, entry);
    }

    private @Nullable CloudAccess named(Section section, Field name) {
        var entry = cloudsYaml.entry(name);
        if (entry == null) return null;
        var over = new LinkedHashMap<>(section.mapping().entries());
        over.keySet().retainAll(CloudEntry.KEYS);
        var merged = entry.under(new Item.Mapping(entry.origin(), over));
        return new CloudEntry(section.with(merged, "clouds." + name.text()), false).access();
    }
}
