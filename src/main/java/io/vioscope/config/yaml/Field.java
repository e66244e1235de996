package io.vioscope.config.yaml;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A single value with its name, ready to be understood.
 *
 * @param origin  where it is written
 * @param key     its path, or the name of the environment variable
 * @param written as it is written
 * @param text    with <code>${NAME}</code> replaced
 * @param type    what YAML takes it for
 * @param secret  whether messages must not show it
 */
public record Field(Origin origin, String key, String written, String text, Item.Type type, boolean secret) {

    /** A name and a password in an address. */
    private static final Pattern WHO = Pattern.compile("//[^/@\\s]*@");

    /** The same value, read from somewhere else: a file that it names. */
    public Field withText(String other) {
        return new Field(origin, key, written, other, type, true);
    }

    /** Whether an environment variable says so. */
    public boolean overrides() {
        return origin.variable() != null;
    }

    /** The value as a path: {@code ~/} is the home directory, a relative one starts from the origin's directory. */
    public Path path(Path home) {
        var path = text.startsWith("~/")
                ? home.resolve(text.substring(2))
                : origin.base().resolve(text);
        return path.normalize();
    }

    /** What is wrong with it, showing the value as written unless it is secret, and of an address not who. */
    public Mistake mistake(String problem, String right) {
        var shown = secret ? null : WHO.matcher(written).replaceAll("//***@");
        return new Mistake(origin.file(), origin.line(), key, shown, problem, right);
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return "Field[" + key + " at " + origin + "]";
    }
}
