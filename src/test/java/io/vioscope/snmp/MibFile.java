package io.vioscope.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in VIOSCOPE-MIB.txt, read with small expressions. */
public final class MibFile {
    public static final Path PATH = Path.of("mibs", "VIOSCOPE-MIB.txt");
    public static final Path STUBS = Path.of("src", "test", "resources", "mibs");

    private static final Pattern NODE = Pattern.compile(
            "(?ms)^(\\w+) +(?:OBJECT IDENTIFIER|MODULE-IDENTITY|OBJECT-TYPE|NOTIFICATION-TYPE)\\b.*?::= \\{ (\\w+) (\\d+) \\}");
    private static final Pattern ACCESSIBLE = Pattern.compile(
            "(?ms)^(\\w+) OBJECT-TYPE(?:(?!MAX-ACCESS).)*?MAX-ACCESS +(?:read-only|accessible-for-notify)$");
    private static final Pattern READABLE =
            Pattern.compile("(?ms)^(\\w+) OBJECT-TYPE(?:(?!MAX-ACCESS).)*?MAX-ACCESS +read-only$");
    private static final Pattern NOTIFICATION =
            Pattern.compile("(?ms)^(\\w+) NOTIFICATION-TYPE\\s+OBJECTS \\{(.*?)\\}");
    private static final Pattern ENUMERATION =
            Pattern.compile("(?ms)^(\\w+) (?:::= TEXTUAL-CONVENTION|OBJECT-TYPE)(?:(?!::=).)*?INTEGER \\{(.*?)\\}");
    private static final Pattern NAMED_NUMBER = Pattern.compile("(\\w+)\\((\\d+)\\)");

    private final String text;

    public MibFile() {
        try {
            text = Files.readString(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All nodes by name, as dotted numbers. */
    public Map<String, String> oids() {
        var oids = new LinkedHashMap<String, String>();
        oids.put("enterprises", "1.3.6.1.4.1");
        var waiting = new LinkedHashMap<String, Matcher>();
        var matcher = NODE.matcher(text);
        while (matcher.find()) {
            waiting.put(matcher.group(1), copy(matcher.start()));
        }
        for (var before = -1; before != waiting.size(); ) {
            before = waiting.size();
            waiting.values().removeIf(m -> {
                var parent = oids.get(m.group(2));
                if (parent != null) {
                    oids.put(m.group(1), parent + "." + m.group(3));
                }
                return parent != null;
            });
        }
        return oids;
    }

    private Matcher copy(int start) {
        var matcher = NODE.matcher(text);
        if (!matcher.find(start)) {
            throw new AssertionError("found before and not now");
        }
        return matcher;
    }

    /** The variables of each notification, in order. */
    public Map<String, List<String>> notifications() {
        var found = new LinkedHashMap<String, List<String>>();
        NOTIFICATION.matcher(text).results().forEach(m -> found.put(m.group(1), words(m.group(2))));
        return found;
    }

    /** The objects that have values. */
    public List<String> accessible() {
        return ACCESSIBLE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** The objects that can be read. */
    public List<String> readable() {
        return READABLE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** The variables of one notification. */
    public List<String> objects(String notification) {
        return notifications().getOrDefault(notification, List.of());
    }

    private static List<String> words(String list) {
        return Stream.of(list.strip().split(",\\s*")).toList();
    }

    /** The names and numbers of an enumeration. */
    public Map<String, Integer> enumeration(String name) {
        var numbers = new LinkedHashMap<String, Integer>();
        ENUMERATION
                .matcher(text)
                .results()
                .filter(m -> m.group(1).equals(name))
                .flatMap(m -> NAMED_NUMBER.matcher(m.group(2)).results())
                .forEach(m -> numbers.put(m.group(1), Integer.valueOf(m.group(2))));
        return numbers;
    }
}
