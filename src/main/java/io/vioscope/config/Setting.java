package io.vioscope.config;

/**
 * One value of the configuration as people may see it.
 *
 * @param name  where it is set, by the keys of the configuration file; what stands in a list is named by its name
 * @param value the value, {@link #SECRET}, {@link #HIDDEN} or {@link #NONE}
 */
public record Setting(String name, String value) {
    /** What stands in the place of a secret. */
    public static final String SECRET = "secret, not shown";

    /** What stands in the place of an address of which nobody can say what in it is secret. */
    public static final String HIDDEN = "set, not shown";

    /** What stands where nothing is set. */
    public static final String NONE = "none";
}
