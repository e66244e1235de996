package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done to servers: Nova's tables of migrations and of instance actions. */
final class History {
    private static final Map<Lifecycle, String> STATUS = Map.of(
            Lifecycle.RESIZE_MIGRATING, "migrating",
            Lifecycle.RESIZE_MIGRATED, "post-migrating",
            Lifecycle.RESIZE_FINISH, "post-migrating",
            Lifecycle.VERIFY_RESIZE, "finished");

    private final Dice dice;
    private final Turns turns;
    private final List<Migration> migrations = new ArrayList<>();
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Map<Integer, List<Action>> actions = new HashMap<>();
    private int requests;

    History(Dice dice, Turns turns) {
        this.dice = dice;
        this.turns = turns;
    }

    /** Newest first, as Nova lists them. */
    List<Migration> migrations() {
        var rows = new ArrayList<>(migrations);
        Collections.reverse(rows);
        return rows;
    }

    /** Newest first; the first of all is the creation, which for those that are there from the start is made up. */
    List<Action> of(VirtualMachine vm) {
        var rows = new ArrayList<>(actions.getOrDefault(vm.birth().number(), List.of()));
        Collections.reverse(rows);
        rows.add(creation(vm));
        return rows;
    }

    void asked(VirtualMachine vm, String name, @Nullable Project by, Instant at) {
        var request = "req-" + dice.uuid("request", ++requests);
        var user = by == null ? null : by.userId();
        var row = new Action(name, request, user, by == null ? null : by.id(), at, at, null);
        actions.computeIfAbsent(vm.birth().number(), n -> new ArrayList<>(2)).add(row);
    }

    void begin(VirtualMachine vm, String type, Cluster target, Flavor flavor, Instant at) {
        var number = migrations.size() + 1;
        var source = Objects.requireNonNull(vm.cluster());
        var live = type.equals("live-migration");
        var id = dice.uuid("migration", number);
        var status = live ? "preparing" : type.equals("evacuation") ? "accepted" : "pre-migrating";
        migrations.add(
                new Migration(number, id, vm.birth(), type, status, source, target, vm.flavor(), flavor, at, at));
        open.put(vm.birth().number(), number);
        if (live) {
            turns.later(1000, later -> {
                if (migrations.get(number - 1).status().equals("preparing")) {
                    set(number, "running", later);
                }
            });
        }
    }

    void confirming(VirtualMachine vm, Instant at) {
        var number = open.get(vm.birth().number());
        if (number != null) {
            set(number, "confirming", at);
        }
    }

    /** What is under way with a server fails. */
    void fails(VirtualMachine vm, Instant at) {
        var rows = actions.get(vm.birth().number());
        if (rows != null) {
            rows.set(rows.size() - 1, rows.get(rows.size() - 1).goneOn(at, true));
        }
        var number = open.remove(vm.birth().number());
        if (number != null) {
            set(number, "error", at);
        }
    }

    /** What a change of a server means for what is under way. */
    void follow(VirtualMachine before, VirtualMachine after, Instant at) {
        goOn(before, after, at);
        var number = open.get(after.birth().number());
        if (number != null && !before.state().equals(after.state())) {
            var migration = migrations.get(number - 1);
            set(number, next(migration, after), at);
            if (migrations.get(number - 1).isOver()) {
                open.remove(after.birth().number());
            }
        }
    }

    private static String next(Migration migration, VirtualMachine after) {
        if (after.state() == Lifecycle.ERROR || !after.lives()) {
            return migration.status().equals("finished") ? "confirmed" : "error";
        }
        var word = STATUS.get(after.state());
        if (word != null || after.state().taskState() != null) {
            return word == null ? migration.status() : word;
        }
        return migration.type().equals("live-migration") ? "completed" : "confirmed";
    }

    /** The last thing asked goes on with every change as long as something is under way. */
    private void goOn(VirtualMachine before, VirtualMachine after, Instant at) {
        var rows = actions.get(after.birth().number());
        if (rows != null && before.state().taskState() != null) {
            var failed = after.state() == Lifecycle.ERROR;
            rows.set(rows.size() - 1, rows.get(rows.size() - 1).goneOn(at, failed));
        }
    }

    private void set(int number, String status, Instant at) {
        var row = migrations.get(number - 1);
        if (!row.status().equals(status)) {
            migrations.set(number - 1, row.in(status, at));
        }
    }

    private Action creation(VirtualMachine vm) {
        var birth = vm.birth();
        var end = vm.launched() == null ? birth.created() : vm.launched();
        var request = "req-" + dice.uuid("creation", birth.number());
        var project = birth.project();
        return new Action("create", request, project.userId(), project.id(), birth.created(), end, null);
    }
}
