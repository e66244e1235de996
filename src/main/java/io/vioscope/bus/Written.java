package io.vioscope.bus;

import java.util.List;

/**
 * A message as a receiver gets it. Without secrets.
 *
 * @param name      of the notification in the MIB, or the media type
 * @param variables of SNMP, in their order
 * @param body      of a webhook; else empty
 */
public record Written(String name, List<Variable> variables, String body) {
    /** There is no such message. */
    public static final Written NOTHING = new Written("", List.of(), "");

    public Written {
        variables = List.copyOf(variables);
    }

    /**
     * One variable.
     *
     * @param oid   dotted numbers, with the instance
     * @param name  in the MIB, with the instance
     * @param type  of SMI
     * @param value readable
     */
    public record Variable(String oid, String name, String type, String value) {}
}
