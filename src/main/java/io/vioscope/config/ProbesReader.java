package io.vioscope.config;

import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.Collector;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which addresses of a cloud are tried: its part {@code probes}. */
final class ProbesReader {
    /** More would be a scan of a network and no look at what matters. */
    static final int MOST = 100;

    private static final String CANARY = "canary";
    private static final List<String> WAYS = List.of("tcp", "url", "ping");
    private static final String WAYS_RIGHT = "one of tcp, url and ping";
    private static final String TCP_RIGHT = "host:port or [IPv6]:port, such as 203.0.113.7:443";
    private static final Pattern TCP = Pattern.compile("(?:\\[([\\p{XDigit}:.]+)\\]|([\\p{Alnum}._-]+)):(\\d{1,5})");
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*:[\\p{XDigit}:.]*");
    private static final int LAST_PORT = 65535;

    private final Reading reading;
    private final Set<String> names = new HashSet<>();

    private ProbesReader(Reading reading) {
        this.reading = reading;
    }

    /** What is to be tried; null, and mistakes, where something is wrong. */
    static @Nullable ProbesConfig read(Section section) {
        var reading = section.reading();
        int before = reading.mistakes().size();
        section.only(List.of("addresses", "collectors", CANARY));
        var reader = new ProbesReader(reading);
        var addresses = new ArrayList<Address>();
        var sections = section.list("addresses");
        var isCanary = section.givenBelow(CANARY);
        if (sections.isEmpty() && (section.has("addresses") || !isCanary)) {
            reading.add(section.mistake("addresses", "has no address", "at least one with a name and " + WAYS_RIGHT));
        } else if (sections.size() > MOST) {
            reading.add(section.mistake("addresses", "has " + sections.size() + " addresses", "at most " + MOST));
        }
        for (var one : sections) {
            var address = reader.address(one);
            if (address != null) addresses.add(address);
        }
        var collectors = new ArrayList<Collector>();
        for (var one : section.list("collectors")) {
            var collector = reader.collector(one);
            if (collector != null) collectors.add(collector);
        }
        var canary = isCanary ? canary(section) : null;
        return reading.mistakes().size() > before ? null : new ProbesConfig(addresses, collectors, canary);
    }

    private static @Nullable CanaryConfig canary(Section section) {
        int before = section.reading().mistakes().size();
        var canary = section.section(CANARY);
        return section.reading().mistakes().size() > before ? null : CanaryReader.read(canary);
    }

    private @Nullable Address address(Section section) {
        section.only(Stream.concat(Stream.of("name"), WAYS.stream()).toList());
        var name = name(section, "a name of your choice, the same wherever it is tried from, each once");
        var given = WAYS.stream().filter(section::given).toList();
        if (given.size() != 1) {
            reading.add(section.mistake(
                    given.isEmpty() ? "tcp" : given.get(1),
                    "is " + (given.isEmpty() ? "missing" : "given beside " + given.get(0)),
                    WAYS_RIGHT));
            return null;
        }
        var field = section.field(given.get(0));
        var how = field == null ? null : how(given.get(0), field);
        return name == null || how == null ? null : new Address(name, how);
    }

    private @Nullable How how(String way, Field field) {
        return switch (way) {
            case "tcp" -> tcp(field);
            case "url" -> {
                var url = Values.webUri(reading, field, "one such as https://shop.example.org/");
                yield url == null ? null : new How.Web(url);
            }
            default ->
                LITERAL.matcher(field.text()).matches()
                        ? new How.Ping(field.text())
                        : Values.wrong(reading, field, "is no address", "an IPv4 or IPv6 address, such as 203.0.113.7");
        };
    }

    private @Nullable How tcp(Field field) {
        var parts = TCP.matcher(field.text());
        if (!parts.matches()) return Values.wrong(reading, field, "is no host and port", TCP_RIGHT);
        int port = Integer.parseInt(parts.group(3));
        if (port < 1 || port > LAST_PORT) return Values.wrong(reading, field, "has no right port", TCP_RIGHT);
        return new How.Tcp(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    }

    private @Nullable Collector collector(Section section) {
        section.only(List.of("name", "url", "cloud", "token", "token_file", "cacert"));
        var name = name(section, "a name of your choice, each once, such as the place where it is");
        var right = "one such as https://vioscope-b.example.org";
        var at = section.required("url", right);
        var url = at == null ? null : Values.bareHttps(reading, at, "is no address of a Vioscope", right);
        var called = section.required("cloud", "what the cloud is called there");
        var cloud = called == null ? null : Values.name(reading, called);
        var token = section.givenSecret("token") ? section.secret("token") : null;
        var ca = section.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        if (name == null || url == null || cloud == null) return null;
        return new Collector(name, url, cloud, token == null ? null : Values.text(reading, token), caFile);
    }

    private @Nullable String name(Section section, String right) {
        var field = section.required("name", right);
        var name = field == null ? null : Values.name(reading, field);
        if (field != null && name != null && !names.add(name)) {
            reading.add(field.mistake("is a name before it too", "each name once"));
            return null;
        }
        return name;
    }
}
