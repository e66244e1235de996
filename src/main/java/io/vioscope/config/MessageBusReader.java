package io.vioscope.config;

import io.vioscope.config.MessageBusAccess.Host;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how the message bus of a cloud is reached: its part {@code message_bus}. */
final class MessageBusReader {
    static final List<String> KEYS = List.of(
            "transport_url",
            "transport_url_file",
            "hosts",
            "username",
            "password",
            "password_file",
            "vhost",
            "tls",
            "cacert",
            "verify",
            "exchanges",
            "topics");

    private static final int TLS_PORT = 5671;
    private static final int PLAIN_PORT = 5672;
    private static final String URL = "transport_url";
    private static final String URL_RIGHT = "rabbit://USER:PASSWORD@HOST:PORT/VHOST as in nova.conf, several hosts with"
            + " commas between and one account for all, special characters in % notation";
    private static final Pattern HOST = Pattern.compile("(\\[[\\p{XDigit}:.]+\\]|[\\p{Alnum}._-]+)(?::(\\d{1,5}))?");

    /** What AMQP 0-9-1 allows in the name of an exchange; a topic is a part of a routing key. */
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:-]{1,127}");

    private final Section section;
    private final Reading reading;

    private MessageBusReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    /** How to reach it; null, and mistakes, where something is wrong. */
    static @Nullable MessageBusAccess read(Section section) {
        return new MessageBusReader(section).read();
    }

    private @Nullable MessageBusAccess read() {
        int before = reading.mistakes().size();
        section.only(KEYS);
        var tls = flag("tls");
        var where = section.givenSecret(URL) ? url(port(tls)) : apart(port(tls));
        var ca = section.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        var verify = flag("verify");
        var exchanges = names("exchanges", MessageBusAccess.EXCHANGES);
        var topics = names("topics", MessageBusAccess.TOPICS);
        if (!tls && (caFile != null || section.given("verify"))) {
            reading.add(section.mistake("tls", "is false, and what is not encrypted has no certificate", "either"));
        }
        return where == null || reading.mistakes().size() > before
                ? null
                : new MessageBusAccess(
                        where.hosts(),
                        where.username(),
                        where.password(),
                        where.vhost(),
                        tls,
                        caFile,
                        verify,
                        exchanges,
                        topics);
    }

    private static int port(boolean tls) {
        return tls ? TLS_PORT : PLAIN_PORT;
    }

    private boolean flag(String key) {
        var field = section.field(key);
        return field == null || !Boolean.FALSE.equals(Values.flag(reading, field));
    }

    private @Nullable TransportUrl url(int port) {
        for (var key : List.of("hosts", "username", "password", "password_file", "vhost")) {
            if (section.has(key)) reading.add(section.mistake(key, "is given beside " + URL, "one or the other"));
        }
        var field = section.secret(URL);
        if (field == null) return null;
        var url = TransportUrl.of(field.text(), port);
        return url.isPresent() ? url.get() : Values.wrong(reading, field, "is no transport URL", URL_RIGHT);
    }

    private @Nullable TransportUrl apart(int port) {
        var hosts = hosts(port);
        var user = section.required("username", "an account of RabbitMQ, or transport_url");
        var username = user == null ? null : Values.text(reading, user);
        if (!section.givenSecret("password")) {
            reading.add(section.mistake("password", "is missing", "password or password_file"));
        }
        var secret = section.secret("password");
        var password = secret == null ? null : Values.text(reading, secret);
        var named = section.field("vhost");
        var vhost = named == null ? "/" : Values.text(reading, named);
        return hosts.isEmpty() || username == null || password == null || vhost == null
                ? null
                : new TransportUrl(hosts, username, password, vhost);
    }

    private List<Host> hosts(int port) {
        var hosts = new ArrayList<Host>();
        var fields = section.fields("hosts");
        for (var field : fields) {
            var host = host(field, port);
            if (host != null) hosts.add(host);
        }
        if (fields.isEmpty()) {
            reading.add(section.mistake("hosts", "is missing", "the nodes, such as [ rabbit1.example.org ]"));
        }
        return hosts;
    }

    private @Nullable Host host(Field field, int usual) {
        var matcher = HOST.matcher(field.text());
        var port = !matcher.matches() ? 0 : matcher.group(2) == null ? usual : Integer.parseInt(matcher.group(2));
        return port >= 1 && port <= Values.HIGHEST_PORT
                ? new Host(matcher.group(1).replaceAll("[\\[\\]]", ""), port)
                : Values.wrong(reading, field, "is no host", "one such as rabbit1.example.org, or with :port");
    }

    private List<String> names(String key, List<String> usual) {
        var fields = section.fields(key);
        for (var field : fields) {
            if (!NAME.matcher(field.text()).matches()) {
                Values.wrong(reading, field, "is no such name", "names such as " + String.join(", ", usual));
            }
        }
        return fields.isEmpty() ? usual : fields.stream().map(Field::text).toList();
    }
}
