package io.vioscope.notify.snmp;

import io.vioscope.snmp.Root;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.snmp4j.smi.OID;

/** Where the objects of {@link Column} are below one root: looked up for each variable of each message. */
final class Columns {
    private final Map<Column, Place> places = new EnumMap<>(Column.class);

    Columns(Root root) {
        for (var column : Column.values()) {
            places.put(column, new Place(column.oid(root)));
        }
    }

    /** One instance of an object. */
    OID instance(Column column, int... instance) {
        return Objects.requireNonNull(places.get(column)).instance(instance);
    }
}
