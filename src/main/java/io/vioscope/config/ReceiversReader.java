package io.vioscope.config;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is told: the part {@code notify}. */
final class ReceiversReader {
    /** Where SNMP managers listen for traps (RFC 3411 to 3418; IANA: {@code snmptrap}). */
    private static final int TRAP_PORT = 162;

    private static final String ADDRESS_RIGHT =
            "host, host:port, [IPv6] or [IPv6]:port, with port 1 to 65535, 162 if left out";
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(.*))?");

    private final Section notify;
    private final Reading reading;

    ReceiversReader(Section notify) {
        this.notify = notify;
        this.reading = notify.reading();
    }

    /** The receivers that are right. */
    List<SnmpReceiver> read() {
        notify.only(List.of("snmp"));
        var receivers = new ArrayList<SnmpReceiver>();
        var names = new HashSet<String>();
        for (var section : notify.list("snmp")) {
            var receiver = receiver(section, names);
            if (receiver != null) receivers.add(receiver);
        }
        return receivers;
    }

    private @Nullable SnmpReceiver receiver(Section section, Set<String> names) {
        section.only(List.of("name", "address", "version", "community", "community_file"));
        var name = name(section, names);
        var address = section.required("address", ADDRESS_RIGHT);
        var endpoint = address == null ? null : endpoint(address);
        version(section.field("version"));
        var community = community(section);
        if (name == null || endpoint == null || community == null) return null;
        return new SnmpReceiver(name, endpoint.host(), endpoint.port(), community);
    }

    private @Nullable String name(Section section, Set<String> names) {
        var field = section.required("name", "a name of your choice, each once");
        var name = field == null ? null : Values.name(reading, field);
        if (field != null && name != null && !names.add(name)) {
            return Values.wrong(reading, field, "names a receiver before it too", "each name once");
        }
        return name;
    }

    private record Endpoint(String host, int port) {}

    private @Nullable Endpoint endpoint(Field field) {
        var matcher = ADDRESS.matcher(field.text());
        if (!matcher.matches()) return Values.wrong(reading, field, "is no address", ADDRESS_RIGHT);
        var host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        boolean brackets = matcher.group(1) != null;
        if (!Values.isHost(host)
                || brackets != host.contains(":")
                || field.text().contains("/")) {
            return Values.wrong(reading, field, "is no address", ADDRESS_RIGHT);
        }
        var port = matcher.group(3) == null ? Integer.valueOf(TRAP_PORT) : Values.number(matcher.group(3));
        if (port != null && port >= 1 && port <= Values.HIGHEST_PORT) return new Endpoint(host, port);
        return Values.wrong(reading, field, "has no right port", ADDRESS_RIGHT);
    }

    private void version(@Nullable Field field) {
        if (field != null && !field.text().equals("v2c")) {
            reading.add(field.mistake("is no SNMP version that is supported", "v2c"));
        }
    }

    private @Nullable String community(Section section) {
        if (!section.givenSecret("community")) {
            reading.add(section.mistake("community", "is missing", "the receiver's community, or community_file"));
        }
        var field = section.secret("community");
        return field == null ? null : Values.text(reading, field);
    }
}
