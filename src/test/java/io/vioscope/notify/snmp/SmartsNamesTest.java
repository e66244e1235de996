package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.alarm.Conditions;
import io.vioscope.config.Format.Severities;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmartsNamesTest {
    /** A manager knows by class, instance and event what a clear clears. */
    @Test
    void noTwoThingsThatCanBeWrongWithAnEntityHaveOneName() {
        var alarms = Conditions.ALL.stream()
                .map(c -> c.kind() + " " + SmartsNames.ofAlarm(c.name()))
                .toList();
        var causes = CausalFiles.delivered().problems().stream()
                .map(p -> p.kind() + " " + SmartsNames.ofProblem(p.name()))
                .toList();

        assertThat(alarms).hasSizeGreaterThan(20);
        assertThat(causes).hasSizeGreaterThan(60);
        assertThat(Stream.concat(alarms.stream(), causes.stream())).doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasAClassOfLettersAndDigits() {
        assertThat(Kind.values()).allMatch(kind -> SmartsNames.of(kind).matches("[A-Za-z0-9]{2,40}"));
    }

    @Test
    void smartsOwnNamesStandWhereTheyMeanTheSame() {
        assertThat(SmartsNames.of(Kind.SERVER)).isEqualTo("VirtualMachine");
        assertThat(SmartsNames.ofAlarm("service_group.redundancy")).isEqualTo("ReducedRedundancy");
        assertThat(SmartsNames.ofAlarm("hypervisor.down")).isNotEqualTo("Down");
        assertThat(SmartsNames.ofProblem("vcenter.login_refused")).isEqualTo("LoginRefused");
    }

    @Test
    void aNameOfAUsersOwnModelMayBeAnything() {
        assertThat(List.of("", ".", "server", "a.b-c d", "ü.ß"))
                .extracting(SmartsNames::ofProblem)
                .containsExactly("", ".", "Server", "BCD", "ü.ß");
    }

    @Test
    void bothDirectionsOfSeverities() {
        assertThat(Stream.of(Severity.values()).map(s -> SmartsEncoder.number(Severities.CONSOLE, s)))
                .containsExactly(1, 2, 3, 3, 4, 5);
        assertThat(Stream.of(Severity.values()).map(s -> SmartsEncoder.number(Severities.MIB, s)))
                .containsExactly(6, 5, 4, 3, 1, 2);
    }
}
