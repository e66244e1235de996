package io.vioscope.notify.snmp;

import io.vioscope.snmp.Root;
import java.util.EnumMap;
import java.util.Map;
import org.snmp4j.smi.OID;

/** Where the objects of {@link Column} are below one root: looked up for each variable of each message. */
final class Columns {
    private final Map<Column, int[]> places = new EnumMap<>(Column.class);

    Columns(Root root) {
        for (var column : Column.values()) {
            places.put(column, column.oid(root).getValue());
        }
    }

    /** One instance of an object. */
    OID instance(Column column, int... instance) {
        return new OID(places.get(column), instance);
    }
}
