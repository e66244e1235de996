package io.vioscope.config;

import io.vioscope.config.AgentConfig.Identity;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how managers may read by SNMP: the part {@code snmp.agent}. */
final class AgentReader {
    static final List<String> KEYS = List.of("host", "port", "size", "name", "contact", "location", "readers");
    static final List<String> READER_KEYS = List.of(
            "version",
            "community",
            "community_file",
            "user",
            "auth",
            "auth_password",
            "auth_password_file",
            "privacy",
            "privacy_password",
            "privacy_password_file",
            "view",
            "from");
    private static final int USUAL_SIZE = 1400;
    private static final int SMALLEST = 484;
    private static final int LARGEST = 8192;
    private static final int LONGEST_TEXT = 255;
    private static final String READER_RIGHT = "at least one mapping, such as { community: public, view: [ all ] }";
    private static final String FROM_RIGHT = "an address or a network, such as 192.0.2.10, 10.0.0.0/8 or 2001:db8::/32";

    private static final String WORDS =
            Area.ALL.stream().map(area -> area.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));

    private final Section agent;
    private final Reading reading;

    AgentReader(Section agent) {
        this.agent = agent;
        this.reading = agent.reading();
    }

    /** Null where it is wrong. */
    @Nullable
    AgentConfig read() {
        agent.only(KEYS);
        var host = value("host", HttpConfig.DEFAULT.host(), Values::host);
        var port = value("port", AgentConfig.PORT, Values::port);
        var size = value("size", USUAL_SIZE, AgentReader::size);
        var identity = identity();
        var readers = readers();
        if (host == null || port == null || size == null || identity == null || readers.isEmpty()) return null;
        return new AgentConfig(host, port, size, identity, readers);
    }

    private interface Meaning<T> {
        @Nullable
        T of(Reading reading, Field field);
    }

    private <T> @Nullable T value(String key, T usual, Meaning<T> meaning) {
        var field = agent.field(key);
        return field == null ? usual : meaning.of(reading, field);
    }

    private static @Nullable Integer size(Reading reading, Field field) {
        return Values.between(reading, field, SMALLEST, LARGEST);
    }

    private @Nullable Identity identity() {
        var name = value("name", "", AgentReader::text);
        var contact = value("contact", "", AgentReader::text);
        var location = value("location", "", AgentReader::text);
        return name == null || contact == null || location == null ? null : new Identity(name, contact, location);
    }

    private static @Nullable String text(Reading reading, Field field) {
        var text = Values.text(reading, field);
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : Values.wrong(reading, field, "is too long", "1 to " + LONGEST_TEXT + " characters (RFC 3418)");
    }

    private List<Reader> readers() {
        var readers = new ArrayList<Reader>();
        var names = new HashSet<String>();
        var users = new HashMap<String, User>();
        var sections = agent.list("readers");
        if (sections.isEmpty()) {
            reading.add(agent.mistake("readers", "has nobody who may read", READER_RIGHT));
        }
        for (var section : sections) {
            var reader = reader(section, users, names);
            if (reader != null) readers.add(reader);
        }
        return readers;
    }

    private @Nullable Reader reader(Section section, Map<String, User> users, Set<String> names) {
        section.only(READER_KEYS);
        var access = access(section, users, names);
        var view = view(section);
        var from = from(section);
        return access == null || view.isEmpty() || from == null ? null : new Reader(access, view, from);
    }

    private @Nullable SnmpAccess access(Section section, Map<String, User> users, Set<String> names) {
        var access = AccessReader.ofReader(section, users).read();
        if (access == null) return null;
        var key = access.match(community -> "community", user -> "user");
        var name = access.match(community -> "c " + community.community(), user -> "u " + user.name());
        if (names.add(name)) return access;
        reading.add(section.mistake(key, "is that of a reader before it too", "each " + key + " once"));
        return null;
    }

    private Set<Area> view(Section section) {
        if (!section.given("view")) return Area.ALL;
        var areas = EnumSet.noneOf(Area.class);
        var right = true;
        for (var field : section.fields("view")) {
            var some = field.text().equals("all") ? Optional.of(Area.ALL) : area(field);
            some.ifPresent(areas::addAll);
            right &= some.isPresent();
        }
        return right ? areas : Set.of();
    }

    private Optional<Set<Area>> area(Field field) {
        for (var area : Area.values()) {
            if (area.name().equalsIgnoreCase(field.text())) return Optional.of(Set.of(area));
        }
        Values.wrong(reading, field, "is nothing that can be shown", "all, or some of " + WORDS);
        return Optional.empty();
    }

    private @Nullable List<Network> from(Section section) {
        var networks = new ArrayList<Network>();
        var right = true;
        for (var field : section.fields("from")) {
            var network = network(field);
            if (network == null) right = false;
            else networks.add(network);
        }
        return right ? networks : null;
    }

    private @Nullable Network network(Field field) {
        var network = Network.of(field.text());
        if (network.isEmpty()) return Values.wrong(reading, field, "is no network", FROM_RIGHT);
        var whole = network.get().whole();
        return whole.equals(network.get())
                ? whole
                : Values.wrong(reading, field, "does not begin a network of that length", whole.toString());
    }
}
