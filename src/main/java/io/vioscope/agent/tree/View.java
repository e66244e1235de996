package io.vioscope.agent.tree;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** What one who reads is shown of a tree. For any thread. */
public final class View {
    private final List<Leaf<?>> leaves;

    /** Of those objects, none of which may be below another. */
    View(List<Leaf<?>> leaves) {
        this.leaves = leaves.stream().sorted(Comparator.comparing(Leaf::base)).toList();
    }

    /** A variable that exists, by the places of its object and its row. */
    public record Place(int leaf, int row) {}

    /** The variable of that name, or noSuchObject or noSuchInstance (RFC 3416, 4.2.1). */
    public Variable get(OID name) {
        var leaf = holding(name);
        return leaf == null ? Null.noSuchObject : leaf.get(name);
    }

    /** Whether there is an object to which that name can belong. */
    public boolean holds(OID name) {
        return holding(name) != null;
    }

    private @Nullable Leaf<?> holding(OID name) {
        int behind = Search.first(leaves.size(), i -> leaves.get(i).base().compareTo(name) > 0);
        if (behind == 0) return null;
        var leaf = leaves.get(behind - 1);
        return name.startsWith(leaf.base()) ? leaf : null;
    }

    /** The first variable whose name comes after that one; null at the end of the view. */
    public @Nullable Place after(OID name) {
        int behind = Search.first(leaves.size(), i -> leaves.get(i).base().compareTo(name) > 0);
        int leaf = Math.max(0, behind - 1);
        return leaf < leaves.size() ? existing(leaf, leaves.get(leaf).after(name)) : null;
    }

    /** The one after that; null at the end of the view. */
    public @Nullable Place after(Place place) {
        return existing(place.leaf(), place.row() + 1);
    }

    private @Nullable Place existing(int leaf, int row) {
        int at = row;
        for (int i = leaf; i < leaves.size(); i++) {
            if (at < leaves.get(i).size()) return new Place(i, at);
            at = 0;
        }
        return null;
    }

    /** The variable there, with its name. */
    public VariableBinding binding(Place place) {
        var leaf = leaves.get(place.leaf());
        return new VariableBinding(leaf.name(place.row()), leaf.value(place.row()));
    }
}
