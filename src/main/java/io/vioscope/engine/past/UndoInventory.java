package io.vioscope.engine.past;

import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The part of {@link Undo} that is about what exists. */
final class UndoInventory {
    private final Inventory.Edit edit;
    private final Consumer<Fact> apply;

    /** What was deleted and is not said to have been missing, or not, before. */
    private final Set<EntityKey> unsaid = new HashSet<>();

    UndoInventory(Inventory later) {
        this.edit = later.edit();
        this.apply = Reconciler.into(edit);
    }

    void take(Fact fact) {
        if (fact instanceof Fact.EntityAdded f) {
            edit.remove(f.entity().key());
            unsaid.remove(f.entity().key());
        } else if (fact instanceof Fact.EntityDeleted f) {
            edit.put(f.last()).setMissing(f.last().key(), f.sign() == Fact.Sign.ABSENT_TWICE);
            unsaid.add(f.last().key());
        } else if (fact instanceof Fact.EntityMissing f) {
            edit.setMissing(f.key(), false);
            unsaid.remove(f.key());
        } else if (fact instanceof Fact.EntityReappeared f) {
            edit.setMissing(f.key(), true);
            unsaid.remove(f.key());
        } else if (fact instanceof Fact.KindDiscovered f) {
            edit.undiscovered(f.kind());
        } else if (fact instanceof Fact.StatusChanged f) {
            apply.accept(new Fact.StatusChanged(f.key(), f.name(), f.to(), f.from()));
        } else if (fact instanceof Fact.ServerMoved f) {
            apply.accept(new Fact.ServerMoved(f.key(), f.name(), f.to(), f.from()));
        } else if (fact instanceof Fact.EntityChanged f) {
            apply.accept(new Fact.EntityChanged(f.key(), back(f.changes())));
        }
    }

    private static Map<String, Change> back(Map<String, Change> changes) {
        var back = new TreeMap<String, Change>();
        changes.forEach((name, change) -> back.put(name, new Change(change.to(), change.from())));
        return back;
    }

    Set<EntityKey> needs() {
        return unsaid;
    }

    Inventory before(List<Fact> facts) {
        for (var fact : facts) {
            if (fact.subject() != null && unsaid.contains(fact.subject())) {
                say(fact.subject(), fact);
            }
        }
        return edit.done();
    }

    private void say(EntityKey key, Fact fact) {
        if (fact instanceof Fact.EntityMissing) {
            edit.setMissing(key, true);
        } else if (fact instanceof Fact.EntityReappeared || fact instanceof Fact.EntityAdded) {
            edit.setMissing(key, false);
        }
    }
}
