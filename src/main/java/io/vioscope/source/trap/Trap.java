package io.vioscope.source.trap;

import io.vioscope.bus.TakenTrap;
import io.vioscope.config.trap.TrapRule.Variable;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trap, whatever version it came by. Its texts are hostile.
 *
 * @param at     when it came
 * @param from   whose datagram it was; what a trap says of that itself is not believed
 * @param name   the value of snmpTrapOID.0, for SNMPv1 by RFC 3584, 3.1
 * @param values what it holds, in order
 * @param original the same, whole and as it came
 */
record Trap(Instant at, InetAddress from, String name, List<Value> values, TakenTrap.Original original) {
    /** More is not looked at. */
    static final int MOST_VALUES = 64;

    Trap {
        values = List.copyOf(values);
    }

    /** A variable with its instance, and its value as text of at most {@link Words#LONGEST} characters. */
    record Value(String oid, String text) {}

    /** The address of the sender. */
    String sender() {
        return from.getHostAddress();
    }

    /** For whoever forwards it; it speaks of that entity, or of none that is known. */
    TakenTrap taken(TakenTrap.@Nullable Place place) {
        return new TakenTrap(at, sender(), original, place);
    }

    /** What the variables that rules speak of are here; those that are not in it are empty. */
    Map<String, String> variables(Map<String, Variable> named) {
        var texts = new TreeMap<String, String>();
        named.forEach((name, variable) -> texts.put(name, text(variable)));
        var last = Long.parseLong(name.substring(name.lastIndexOf('.') + 1));
        texts.put("trap", name);
        texts.put("last", last + "");
        texts.put("pair", (last + 1) / 2 + "");
        texts.put("sender", sender());
        return texts;
    }

    private String text(Variable variable) {
        var text = values.stream()
                .filter(v -> v.oid().equals(variable.oid()) || v.oid().startsWith(variable.oid() + "."))
                .map(Value::text)
                .findFirst()
                .orElse("");
        if (variable.extract() == null) {
            return text;
        }
        var found = variable.extract().matcher(text);
        return found.find() && found.groupCount() > 0 && found.group(1) != null ? found.group(1) : "";
    }

    /** In a line, for people. */
    String words() {
        var words = new StringBuilder();
        values.forEach(v -> words.append(words.length() == 0 ? "" : ", ").append(v.text()));
        return Words.cut(words.toString());
    }
}
