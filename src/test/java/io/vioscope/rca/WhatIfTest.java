package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who suffers from several problems at once. */
class WhatIfTest {
    private static final EntityKey CONDUCTOR = new EntityKey(Kind.SERVICE_GROUP, "nova-conductor");

    private final Diagnosis diagnosis =
            Diagnosis.of(CausalFiles.delivered(), Plants.of(6, 90), Readings.none(), Set.of());

    private static ProblemKey lost(int cluster) {
        return new ProblemKey(Plants.key(Kind.HYPERVISOR, cluster), "hypervisor.all_hosts_gone");
    }

    private static ProblemKey down(int controller) {
        return new ProblemKey(Plants.key(Kind.CONTROLLER, controller), "controller.down");
    }

    private static Set<EntityKey> servers(WhatIf answer) {
        return answer.sufferers().values().stream()
                .flatMap(kinds -> kinds.getOrDefault(Kind.SERVER, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whoSuffersFromAnyOfThemSuffers() {
        var each = new TreeSet<>(servers(diagnosis.whatIf(lost(0))));
        each.addAll(servers(diagnosis.whatIf(lost(1))));

        var together = servers(diagnosis.whatIf(List.of(lost(0), lost(1))));

        assertThat(together).isNotEmpty().isEqualTo(each);
        assertThat(together)
                .hasSizeGreaterThan(servers(diagnosis.whatIf(lost(0))).size());
    }

    @Test
    void whatIsWrongItselfIsNotCountedAmongThoseWhoSuffer() {
        var server = servers(diagnosis.whatIf(lost(0))).iterator().next();
        var broken = new ProblemKey(server, "server.lost");

        assertThat(servers(diagnosis.whatIf(List.of(lost(0), broken)))).doesNotContain(server);
    }

    @Test
    void aGroupIsLeftWithWhatNoneOfThemTakes() {
        assertThat(left(List.of(down(0)))).isEqualTo(2);
        assertThat(left(List.of(down(0), down(1)))).isEqualTo(1);
        assertThat(left(List.of(down(0), down(1), down(2)))).isZero();
    }

    private int left(List<ProblemKey> problems) {
        return diagnosis.whatIf(problems).groups().stream()
                .filter(group -> group.key().equals(CONDUCTOR))
                .findFirst()
                .orElseThrow()
                .left();
    }

    @Test
    void fromWhatCannotBeNobodySuffers() {
        var nowhere = new ProblemKey(new EntityKey(Kind.HYPERVISOR, "x"), "hypervisor.all_hosts_gone");
        var ofAnother = new ProblemKey(Plants.key(Kind.HYPERVISOR, 0), "controller.down");

        assertThat(diagnosis.whatIf(List.of(nowhere, ofAnother))).isEqualTo(WhatIf.NOBODY);
    }
}
