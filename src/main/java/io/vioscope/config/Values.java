package io.vioscope.config;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Reading;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What single values mean. Each answers null, and leaves a mistake, where the value is wrong. */
final class Values {
    static final int HIGHEST_PORT = 65535;

    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofHours(1);
    private static final int FEWEST_CALLS = 10;
    private static final int MOST_CALLS = 100_000;
    private static final String POLL_RIGHT = "1s to 1h, a number with ms, s, m or h, such as 30s";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?([a-zA-Z]*)");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._-]{1,64}");
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._-]+|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*:.*");
    private static final Pattern DATABASE = Pattern.compile(
            "postgres(?:ql)?://(?:[^@/\\s]*@)?(?:\\[[^\\]\\s]+\\]|[^:@/?\\s]+)(?::(\\d+))?/[^/?\\s]+(?:\\?\\S*)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private Values() {}

    /** Text as it is written; what YAML takes for true or false must be in quotes to be text. */
    static @Nullable String text(Reading reading, Field field) {
        if (field.type() != Item.Type.BOOLEAN) return field.text();
        return wrong(reading, field, "is true or false to YAML", "the same in quotes");
    }

    /** A name for pages, addresses and traps. */
    static @Nullable String name(Reading reading, Field field) {
        var text = text(reading, field);
        if (text == null || NAME.matcher(text).matches()) return text;
        return wrong(reading, field, "is no name", "1 to 64 letters, digits, '.', '_' or '-'");
    }

    /** A port to listen on. */
    static @Nullable Integer port(Reading reading, Field field) {
        var port = number(field.text());
        if (port != null && port <= HIGHEST_PORT) return port;
        return wrong(reading, field, "is no port", "0 to " + HIGHEST_PORT);
    }

    /** A whole number without sign of at most nine digits; null for anything else. */
    static @Nullable Integer number(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** An address or a host name to listen on. */
    static @Nullable String host(Reading reading, Field field) {
        if (isHost(field.text())) return field.text();
        return wrong(reading, field, "is no host", "a host name or an address without port, such as 127.0.0.1 or ::");
    }

    /** Whether it can be a host name or an address, IPv6 without brackets. */
    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** Time from the start of one poll to the start of the next. */
    static @Nullable Duration poll(Reading reading, Field field) {
        return duration(reading, field, SHORTEST_POLL, LONGEST_POLL, POLL_RIGHT);
    }

    /** Some time, within those limits. */
    static @Nullable Duration duration(
            Reading reading, Field field, Duration shortest, Duration longest, String right) {
        var matcher = DURATION.matcher(field.text());
        if (!matcher.matches()) return wrong(reading, field, "is no duration", right);
        if (matcher.group(2).isEmpty()) return wrong(reading, field, "has no unit", right);
        var unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) return wrong(reading, field, "has an unknown unit", right);
        var time = unit.multipliedBy(Long.parseLong(matcher.group(1)));
        if (time.compareTo(shortest) < 0) return wrong(reading, field, "is too short", right);
        if (time.compareTo(longest) > 0) return wrong(reading, field, "is too long", right);
        return time;
    }

    /** A whole number within those limits. */
    static @Nullable Integer between(Reading reading, Field field, int least, int most) {
        var number = number(field.text());
        return number != null && number >= least && number <= most
                ? number
                : wrong(reading, field, "is no such number", "a number from " + least + " to " + most);
    }

    /** One of some words, in any case. */
    static <E extends Enum<E>> @Nullable E word(Reading reading, Field field, Class<E> type, Set<E> allowed) {
        var words = new TreeMap<String, E>();
        allowed.forEach(value -> words.put(value.name().toLowerCase(Locale.ROOT), value));
        var value = words.get(field.text().toLowerCase(Locale.ROOT).replace('-', '_'));
        return value != null
                ? value
                : wrong(reading, field, "is no such word", "one of " + String.join(", ", inOrder(type, allowed)));
    }

    private static <E extends Enum<E>> List<String> inOrder(Class<E> type, Set<E> allowed) {
        return EnumSet.allOf(type).stream()
                .filter(allowed::contains)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Calls per minute: fewer than ten could not even log in and read each list once. */
    static @Nullable Integer calls(Reading reading, Field field) {
        var calls = number(field.text());
        return calls != null && calls >= FEWEST_CALLS && calls <= MOST_CALLS
                ? calls
                : wrong(reading, field, "is no number of calls", "a number from 10 to 100000, such as 1200");
    }

    /** A connection URI of libpq with host and database (postgresql.org, section "Connection URIs" of libpq). */
    static @Nullable DatabaseConfig databaseUri(Reading reading, Field field) {
        var matcher = DATABASE.matcher(field.text());
        var right = "postgresql://user:password@host:5432/database, with special characters in % notation";
        if (!matcher.matches()) return wrong(reading, field, "is no connection URI", right);
        var port = matcher.group(1) == null ? Integer.valueOf(5432) : number(matcher.group(1));
        if (port == null || port < 1 || port > HIGHEST_PORT) return wrong(reading, field, "has no right port", right);
        return new DatabaseConfig.External(field.text());
    }

    /** An address of the web, which is right as Keystone's. */
    static @Nullable URI webUri(Reading reading, Field field) {
        return webUri(reading, field, "one such as https://keystone.example.org:5000/v3");
    }

    /** An address of the web; {@code right} is an example. */
    static @Nullable URI webUri(Reading reading, Field field, String right) {
        try {
            var uri = new URI(field.text());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) return uri;
        } catch (URISyntaxException e) {
            // The same mistake as another scheme.
        }
        return wrong(reading, field, "is no web address", right);
    }

    /** An address of the web that is encrypted and has no path: such with only the host and port of {@code field}. */
    static @Nullable URI bareHttps(Reading reading, Field field, String wrong, String right) {
        var url = webUri(reading, field, right);
        if (url == null) return null;
        if (!"https".equals(url.getScheme())) {
            return wrong(reading, field, "would send the password unencrypted", right);
        }
        boolean bare = url.getQuery() == null
                && url.getFragment() == null
                && url.getPath().replace("/", "").isEmpty();
        return bare ? URI.create("https://" + url.getRawAuthority()) : wrong(reading, field, wrong, right);
    }

    /** A yes or a no. */
    static @Nullable Boolean flag(Reading reading, Field field) {
        return switch (field.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Boolean.TRUE;
            case "false", "no", "off", "0" -> Boolean.FALSE;
            default -> wrong(reading, field, "is neither true nor false", "true or false");
        };
    }

    /** A file that exists. */
    static @Nullable Path file(Reading reading, Field field) {
        return file(reading, field, "a PEM file with the trusted authorities");
    }

    /** A file that exists; {@code right} says what should be in it. */
    static @Nullable Path file(Reading reading, Field field, String right) {
        var path = field.path(reading.surroundings().home());
        if (Files.isReadable(path) && !Files.isDirectory(path)) return path;
        return wrong(reading, field, "cannot be read as a file", right);
    }

    /** Notes the mistake. Always null, whatever was to be read. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    static <T> @Nullable T wrong(Reading reading, Field field, String problem, String right) {
        reading.add(field.mistake(problem, right));
        return null;
    }
}
