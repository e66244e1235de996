package io.vioscope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where our MIB is in the tree of object identifiers: the value of vsEnterprise.
 *
 * @param oid dotted numbers, below {@value #ENTERPRISES}
 */
public record MibRoot(String oid) {
    /** Below it everybody has a number from IANA. */
    public static final String ENTERPRISES = "1.3.6.1.4.1";

    /** The number that RFC 5612 reserves for documentation, until we have our own. */
    public static final MibRoot DEFAULT = new MibRoot(ENTERPRISES + ".32473");

    private static final Pattern RIGHT = Pattern.compile("1\\.3\\.6\\.1\\.4\\.1(?:\\.(?:0|[1-9]\\d{0,8})){1,4}");
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^vsEnterprise +OBJECT IDENTIFIER ::= \\{ enterprises \\d+ \\}$");

    /** Whether there can be a MIB. */
    public static boolean isRight(String oid) {
        return RIGHT.matcher(oid).matches();
    }

    /** The number of the enterprise it is below. */
    public long enterprise() {
        return Long.parseLong(numbers().get(0));
    }

    /** The text of the MIB with this root in place of the one it is written with; a name for each number on the way. */
    public String rendered(String mib) {
        var lines = new ArrayList<String>();
        var parent = "enterprises";
        var numbers = numbers();
        for (var i = 0; i < numbers.size(); i++) {
            var name = i == numbers.size() - 1 ? "vsEnterprise" : "vsEnterprise" + (i + 1);
            lines.add(String.format("%-15s OBJECT IDENTIFIER ::= { %s %s }", name, parent, numbers.get(i)));
            parent = name;
        }
        return DEFINITION.matcher(mib).replaceFirst(String.join("\n", lines));
    }

    private List<String> numbers() {
        return List.of(oid.substring(ENTERPRISES.length() + 1).split("\\."));
    }
}
