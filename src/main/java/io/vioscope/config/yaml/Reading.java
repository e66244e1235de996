package io.vioscope.config.yaml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One attempt to read a configuration: what is around it, and every mistake found on the way. Not thread-safe. */
public final class Reading {
    /** How the names of the environment variables that override values begin. */
    public static final String PREFIX = "VIOSCOPE";

    /** <code>$${</code> stands for itself. */
    private static final Pattern EXPANSION = Pattern.compile("\\$(\\$\\{|\\{([^}]*)\\})");

    /**
     * What Kubernetes sets by itself in pods beside a service called {@code vioscope}
     * (kubernetes.io, "Accessing the Service: Environment Variables").
     */
    private static final Pattern KUBERNETES = Pattern.compile(PREFIX + "_(SERVICE_.*|PORT|PORT_\\d.*)");

    /** Scheme, password, and what is behind the host of an address. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\w+)://(?:[^@/:\\s]*(?::([^@/\\s]*))?@)?[^/\\s]*(/\\S*)?");

    /** Behind a host as much may be what a webhook is known by. */
    private static final int LONG_PATH = 16;

    private final Surroundings surroundings;
    private final Set<Mistake> mistakes = new LinkedHashSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();

    /** Starts without mistakes. */
    public Reading(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** An environment variable; null where it is not set. */
    public @Nullable String variable(String name) {
        asked.add(name);
        return surroundings.environment().get(name);
    }

    /** Whether a variable with this beginning is set. */
    boolean anyVariable(String beginning) {
        return surroundings.environment().keySet().stream().anyMatch(n -> n.startsWith(beginning));
    }

    /** Notes a mistake; the same one twice is one. */
    public void add(Mistake mistake) {
        mistakes.add(mistake);
    }

    /** Notes what nobody must be shown; of an address what may open a door: a password, or a long path. */
    public void secret(String text) {
        var parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            secrets.add(text);
            return;
        }
        if (parts.group(2) != null) {
            secrets.add(parts.group(2));
            secrets.add(decoded(parts.group(2)));
        }
        if (parts.group(1).startsWith("http")
                && parts.group(3) != null
                && parts.group(3).length() >= LONG_PATH) {
            secrets.add(parts.group(3));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** All secrets so far. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** All mistakes so far, by file and line. */
    public List<Mistake> mistakes() {
        var sorted = new ArrayList<>(mistakes);
        sorted.sort(Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line));
        return List.copyOf(sorted);
    }

    /** Whether nothing is wrong so far. */
    public boolean flawless() {
        return mistakes.isEmpty();
    }

    /** Notes every variable that begins like ours and that nothing has asked for: it would be ignored in silence. */
    public void refuseUnknownVariables() {
        surroundings.environment().keySet().stream()
                .filter(name -> name.startsWith(PREFIX + "_") && !asked.contains(name))
                .filter(name -> !KUBERNETES.matcher(name).matches())
                .sorted()
                .forEach(name -> add(unknown(name)));
    }

    private Mistake unknown(String name) {
        var ours = asked.stream().filter(n -> n.startsWith(PREFIX + "_")).toList();
        var perhaps =
                Nearest.to(name, ours).map(n -> ", perhaps " + n + " was meant").orElse("");
        return new Mistake(
                Mistake.ENVIRONMENT,
                0,
                name,
                null,
                "no value has this variable" + perhaps,
                PREFIX + "_ and the path of a value in capitals, such as VIOSCOPE_HTTP_PORT");
    }

    /** The text with variables put in; null, and a mistake, where one is not set. */
    @Nullable
    String expanded(Item.Scalar scalar, String key) {
        if (!scalar.origin().expands()) return scalar.written();
        var matcher = EXPANSION.matcher(scalar.written());
        var text = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            var name = matcher.group(2);
            var value = name == null ? "${" : variable(name);
            if (value == null) return unset(scalar, key, name == null ? "" : name);
            text.append(scalar.written(), from, matcher.start()).append(value);
            from = matcher.end();
        }
        return text.append(scalar.written().substring(from)).toString();
    }

    private @Nullable String unset(Item.Scalar scalar, String key, String name) {
        var origin = scalar.origin();
        add(new Mistake(
                origin.file(),
                origin.line(),
                key,
                "${" + name + "}",
                "names an environment variable that is not set",
                "the name of one that is, or $${ for these characters themselves"));
        return null;
    }
}
