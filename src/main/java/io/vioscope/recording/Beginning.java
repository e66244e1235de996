package io.vioscope.recording;

import io.vioscope.alarm.Alarms;
import io.vioscope.alarm.Conditions;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.Problem;
import io.vioscope.model.SourceId;
import io.vioscope.rca.Problems;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.learn.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts together, of the first lines of a cloud, what its engine believed when it began. */
final class Beginning {
    private final Line.Began began;
    private final Names names;
    private final CausalModel model;
    private final Inventory.Edit inventory = Inventory.empty().edit();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problems.Ended> over = new ArrayList<>();
    private Learned learned = Learned.nothing();
    private final List<MaintenanceWindow> open = new ArrayList<>();
    private final List<Windows.Ended> ended = new ArrayList<>();
    private final Map<SourceId, SourceState> sources = new TreeMap<>();

    Beginning(Line.Began began, Names names, CausalModel model) {
        this.began = began;
        this.names = names;
        this.model = model;
    }

    void believe(Line.Believed line) {
        inventory.put(line.entity()).setMissing(line.entity().key(), line.missing());
    }

    void discovered(Line.Discovered line) {
        line.kinds().forEach(inventory::discovered);
    }

    void alarm(Line.AlarmOn line) {
        alarms.add(line.alarm());
    }

    void problem(Line.ProblemOpen line) {
        problems.add(line.problem());
    }

    void over(Line.ProblemOver line) {
        over.add(line.ended());
    }

    void learned(Line.LearnedWas line) {
        learned = line.learned();
    }

    void window(Line.WindowWas line) {
        if (line.end() == null) {
            open.add(line.window());
        } else {
            ended.add(line.end());
        }
    }

    void source(Line.SourceWas line) {
        sources.put(line.source(), line.state());
    }

    Engine engine() {
        return new Engine(began.patience(), began.mode(), model);
    }

    Snapshot snapshot() {
        var believed = inventory.done();
        var all = names == Names.HIDE ? derivedAnew(believed) : believed;
        var on = alarms.stream()
                .map(alarm -> names == Names.HIDE ? saidAnew(alarm, all) : alarm)
                .map(alarm -> (Fact) new Fact.AlarmRaised(alarm))
                .toList();
        var state = new CloudState(
                began.cloud(),
                began.seq(),
                all,
                Alarms.none().apply(on),
                Problems.of(problems, over),
                learned,
                Windows.of(open, ended),
                sources);
        return new Snapshot(state, Sight.none(), began.at());
    }

    /** Sentences that list names are in the order of these: with pseudonyms, in another. */
    private Inventory derivedAnew(Inventory believed) {
        return Reconciler.apply(believed, Inference.changes(began.cloud(), began.mode(), believed, Set.of()));
    }

    private static Alarm saidAnew(Alarm alarm, Inventory inventory) {
        var entity = inventory.get(alarm.key().entity());
        var condition = Conditions.of(alarm.key().condition());
        return entity.isPresent() && condition.isPresent()
                ? alarm.withText(condition.get().text().apply(entity.get()))
                : alarm;
    }
}
