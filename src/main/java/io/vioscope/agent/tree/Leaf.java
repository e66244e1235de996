package io.vioscope.agent.tree;

import io.vioscope.config.Area;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** An object that has values: a column of a table, or what is in no table, which is a column of one row. */
public final class Leaf<R> {
    private final String label;
    private final Area area;
    private final OID base;
    private final Supplier<? extends Rows<R>> rows;
    private final Function<R, Variable> value;

    /**
     * One of a table.
     *
     * @param label its name in its MIB
     * @param base  its object identifier without an instance
     */
    public Leaf(String label, Area area, OID base, Supplier<? extends Rows<R>> rows, Function<R, Variable> value) {
        this.label = label;
        this.area = area;
        this.base = base;
        this.rows = rows;
        this.value = value;
    }

    /** Its name in its MIB. */
    public String label() {
        return label;
    }

    /** To which part of what can be shown it belongs. */
    public Area area() {
        return area;
    }

    /** Its object identifier without an instance. */
    public OID base() {
        return base;
    }

    int size() {
        return rows.get().size();
    }

    OID name(int place) {
        return new OID(base.getValue(), rows.get().instance(place));
    }

    Variable value(int place) {
        return value.apply(rows.get().row(place));
    }

    /** The variable of that name, which is below this; noSuchInstance where there is none. */
    Variable get(OID name) {
        var row = rows.get().get(Instance.of(name, base.size()));
        return row == null ? Null.noSuchInstance : value.apply(row);
    }

    /** The place of the first variable whose name comes after that one. */
    int after(OID name) {
        if (name.startsWith(base)) return rows.get().after(Instance.of(name, base.size()));
        return name.compareTo(base) < 0 ? 0 : size();
    }
}
