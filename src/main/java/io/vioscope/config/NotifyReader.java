package io.vioscope.config;

import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is told: the part {@code notify}. */
final class NotifyReader {
    /** Where SNMP managers listen for traps (RFC 3411 to 3418; IANA: {@code snmptrap}). */
    private static final int TRAP_PORT = 162;

    private static final String ADDRESS_RIGHT =
            "host, host:port, [IPv6] or [IPv6]:port, with port 1 to 65535, 162 if left out";
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(.*))?");
    private static final String HEARTBEAT_RIGHT = "off, or 10s to 24h, a number with s, m or h, such as 5m";
    static final List<String> KEYS = List.of(
            "name",
            "address",
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
            "problems",
            "alarms",
            "changes",
            "severity",
            "kinds",
            "projects",
            "patience",
            "quiet",
            "inform",
            "timeout",
            "burst",
            "rate",
            "size",
            "texts",
            "format",
            "smarts_server",
            "smarts_severity",
            "drop_after",
            "forward_traps");

    private final Section notify;
    private final boolean takesTraps;
    private final Reading reading;

    /** There are traps of others to forward, or not. */
    NotifyReader(Section notify, boolean takesTraps) {
        this.notify = notify;
        this.takesTraps = takesTraps;
        this.reading = notify.reading();
        notify.only(List.of("root", "heartbeat", "pages", "snmp", "webhooks"));
    }

    /** What holds for all; null where it is wrong. */
    @Nullable
    NotifyConfig forAll() {
        var root = notify.field("root");
        var heartbeat = notify.field("heartbeat");
        var oid = root == null ? MibRoot.DEFAULT : root(root);
        var time = heartbeat == null ? NotifyConfig.DEFAULT.heartbeat() : heartbeat(heartbeat);
        var field = notify.field("pages");
        var pages = field == null ? "" : pages(field);
        return oid == null || time == null || pages == null ? null : new NotifyConfig(oid, time, pages);
    }

    private @Nullable String pages(Field field) {
        var uri = Values.webUri(reading, field, "where people reach the pages, such as https://vioscope.example.org");
        return uri == null ? null : uri.toString().replaceFirst("/+$", "");
    }

    private @Nullable MibRoot root(Field field) {
        return MibRoot.isRight(field.text())
                ? new MibRoot(field.text())
                : Values.wrong(
                        reading,
                        field,
                        "is no place for our MIB",
                        "one to four numbers below " + MibRoot.ENTERPRISES + ", such as " + MibRoot.DEFAULT.oid());
    }

    private @Nullable Duration heartbeat(Field field) {
        return field.text().matches("off|false")
                ? Duration.ZERO
                : Values.duration(reading, field, Duration.ofSeconds(10), Duration.ofHours(24), HEARTBEAT_RIGHT);
    }

    /** The receivers that are right. */
    List<Receiver> receivers() {
        var receivers = new ArrayList<Receiver>();
        var names = new HashSet<String>();
        var users = new HashMap<String, User>();
        for (var section : notify.list("snmp")) {
            var receiver = receiver(section, names, users);
            if (receiver != null) receivers.add(receiver);
        }
        for (var section : notify.list("webhooks")) {
            section.only(WebhookReader.KEYS);
            var name = name(section, names);
            var webhook = new WebhookReader(section).read(name);
            if (webhook != null) receivers.add(webhook);
        }
        return receivers;
    }

    private @Nullable SnmpReceiver receiver(Section section, Set<String> names, Map<String, User> users) {
        section.only(KEYS);
        var name = name(section, names);
        var address = section.required("address", ADDRESS_RIGHT);
        var endpoint = address == null ? null : endpoint(address);
        var access = AccessReader.ofReceiver(section, users).read();
        var wishes = new WishesReader(section).read();
        var manner = new MannerReader(section).read(access, takesTraps);
        if (name == null || endpoint == null || access == null || wishes == null || manner == null) return null;
        return new SnmpReceiver(name, endpoint.host(), endpoint.port(), access, wishes, manner);
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
}
