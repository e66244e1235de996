package io.vioscope.web.view;

import io.vioscope.access.Scope;
import io.vioscope.alarm.Alarms;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Inventory;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import io.vioscope.rca.Findings;
import io.vioscope.rca.Problems;
import io.vioscope.rca.WhatIf;
import io.vioscope.rca.learn.Learned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One cloud as somebody may see it who is told of some projects only: what belongs to these, what is wrong with it, and the
 * problems that hurt it. Of all else there is nothing, and no name of anything: not where it runs, not who else suffers, not what
 * operators wrote. What nobody has said may be told is not told.
 */
final class Redaction {
    /** What OpenStack tells whoever owns a thing; none of it names what it runs on. */
    private static final Set<String> TOLD = Set.of(
            ("vm_state task_state power_state availability_zone flavor created locked bootable encrypted multiattach"
                            + " volume_type type version shared external dhcp ha distributed external_gateway enable_snat"
                            + " device_owner port_security vnic_type provisioning_status operating_status provider in_use"
                            + " fixed_ips address fixed_address external_ips gateway_ip cidr vip_address mac_address addresses"
                            + " size mtu vcpus ram disk inferred.overdue inferred.under_way_since"
                            + " inferred.gateway_lost_since")
                    .split(" "));

    private final Snapshot whole;
    private final Scope scope;
    private final Inventory inventory;
    private final Map<ProblemKey, Problem> problems = new HashMap<>();

    private Redaction(Snapshot whole, Scope scope) {
        this.whole = whole;
        this.scope = scope;
        this.inventory = ours(whole.state().inventory());
    }

    /** @param sufferers who suffers from each problem that is open, by its number */
    static Snapshot of(Snapshot whole, Scope scope, Map<Long, WhatIf> sufferers) {
        return new Redaction(whole, scope).snapshot(sufferers);
    }

    private Snapshot snapshot(Map<Long, WhatIf> sufferers) {
        var state = whole.state();
        state.problems().open().values().forEach(problem -> told(problem, sufferers));
        var told = new CloudState(
                state.cloud(),
                state.seq(),
                inventory,
                alarms(),
                Problems.of(problems.values(), List.of()),
                Learned.nothing(),
                Windows.none(),
                state.sources());
        return new Snapshot(told, whole.sight(), whole.asOf(), findings());
    }

    /** One that hurts nothing of theirs is none of theirs. */
    private void told(Problem problem, Map<Long, WhatIf> sufferers) {
        var hurt = Optional.ofNullable(sufferers.get(problem.number()));
        hurt.map(all -> RedactedProblem.impact(all, inventory))
                .filter(impact ->
                        !impact.counts().isEmpty() || isOurs(problem.key().entity()) || explained(problem.key()) > 0)
                .ifPresent(impact -> problems.put(
                        problem.key(),
                        RedactedProblem.of(
                                problem, whole.state().cloud(), inventory, impact, explained(problem.key()))));
    }

    private int explained(ProblemKey key) {
        return (int) whole.findings().explained().entrySet().stream()
                .filter(e -> e.getValue().equals(key) && isOurs(e.getKey()))
                .count();
    }

    private boolean isOurs(EntityKey key) {
        return inventory.get(key).isPresent();
    }

    private Inventory ours(Inventory all) {
        var edit = Inventory.empty().edit();
        all.kinds()
                .forEach(kind ->
                        all.of(kind).values().stream().filter(this::isIn).forEach(edit::put));
        var untied = edit.done();
        var tied = untied.edit();
        untied.all().forEach(entity -> tied.put(told(entity, untied)));
        all.missing().stream().filter(key -> untied.get(key).isPresent()).forEach(key -> tied.setMissing(key, true));
        all.discovered().forEach(tied::discovered);
        return tied.done();
    }

    private boolean isIn(Entity entity) {
        return entity.kind() == Kind.PROJECT
                ? scope.projects().contains(entity.id())
                : entity.related(RelationType.OWNED_BY)
                        .filter(owner -> scope.projects().contains(owner.id()))
                        .isPresent();
    }

    private static Entity told(Entity entity, Inventory ours) {
        var attributes = new HashMap<String, String>();
        entity.attributes().forEach((name, value) -> {
            if (TOLD.contains(name)) {
                attributes.put(name, value);
            }
        });
        var ties = entity.relations().stream()
                .filter(tie -> ours.get(tie.to()).isPresent())
                .toList();
        return new Entity(entity.key(), entity.name(), entity.status(), Attributes.of(attributes), ties);
    }

    private Alarms alarms() {
        var ours = whole.state().alarms().active().stream()
                .filter(alarm -> isOurs(alarm.key().entity()))
                .map(alarm -> (Fact) new Fact.AlarmRaised(told(alarm)))
                .toList();
        return Alarms.none().apply(ours);
    }

    /** Its own sentence may say what OpenStack said of hosts. */
    private Alarm told(Alarm alarm) {
        return alarm.withText(words(alarm.key()));
    }

    private String words(AlarmKey key) {
        var name = inventory.get(key.entity()).map(Entity::name).filter(n -> !n.isEmpty());
        return "Of " + key.entity().kind().label() + " "
                + name.orElse(key.entity().id()) + ": " + key.condition();
    }

    private Findings findings() {
        var ours = new HashMap<EntityKey, ProblemKey>();
        whole.findings().explained().forEach((entity, cause) -> {
            var problem = problems.get(cause);
            if (problem != null && isOurs(entity)) {
                ours.put(entity, problem.key());
            }
        });
        return new Findings(ours);
    }
}
