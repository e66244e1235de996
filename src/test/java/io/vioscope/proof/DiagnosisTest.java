package io.vioscope.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.Faults.Injection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told first when something breaks, and that he is not woken for nothing. */
class DiagnosisTest {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Judge JUDGE = new Judge(MODEL);
    private static Recorder recorder;

    @BeforeAll
    static void build() {
        recorder = new Recorder(SimulatorOptions.DEFAULT.withSize(30, 3).withSeed(7), MODEL);
    }

    @AfterAll
    static void close() {
        recorder.close();
    }

    private static Outcome of(String... faults) {
        return of(SourceSet.OPENSTACK, faults);
    }

    private static Outcome of(SourceSet sources, String... faults) {
        var injections = List.of(faults).stream().map(Injection::of).toList();
        var recording = recorder.record(injections, Recorder.SELDOM).by(sources);
        return Replay.of(MODEL, recording, Distortion.NONE, 1);
    }

    private static Set<ProblemKey> announced(Outcome outcome) {
        return new Announced(MODEL).causes(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vcenter-unreachable",
                "cluster-lost",
                "datastore-pdl",
                "compute-process-down",
                "conductor-down",
                "nova-api-down",
                "controller-node-down",
                "message-queue-down",
                "database-down",
                "identity-down",
                "load-balancer-down",
                "nsx-manager-down",
                "cinder-volume-down",
                "monitor-credential-revoked"
            })
    void namesWhatBrokeWhereItBroke(String fault) {
        var outcome = of(fault);
        var truth = outcome.recording().truths().get(0);
        assertThat(announced(outcome))
                .as(fault + " of " + truth.target() + ", of which is seen " + outcome.fresh())
                .anyMatch(problem -> JUDGE.isRight(problem, truth));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute-admin-disabled",
                "compute-forced-down",
                "vm-stopped-by-api",
                "drs-storm",
                "resize-unconfirmed"
            })
    void wakesNobodyForWhatSomebodyDidOnPurpose(String deed) {
        assertThat(announced(of(deed))).isEmpty();
    }

    @Test
    void wakesNobodyWhenUsersBuildAndNothingBreaks() {
        assertThat(announced(of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compute-process-down", "vcenter-credential-rejected", "vcenter-unreachable"})
    void namesTwoThatBrokeAtOnce(String other) {
        var outcome = of("cinder-volume-down", other);
        var named = announced(outcome);
        assertThat(outcome.recording().truths())
                .allMatch(truth -> named.stream().anyMatch(p -> JUDGE.isRight(p, truth)));
        assertThat(named).hasSize(2);
    }

    /** OpenStack shows nothing of these at all. */
    @ParameterizedTest
    @CsvSource({
        "transport-node-down, ALL",
        "external-network-down, ALL",
        "nsx-edge-down, ALL",
        "datastore-full, VCENTER"
    })
    void namesWhatOnlyFurtherSourcesSee(String fault, SourceSet sources) {
        var outcome = of(sources, fault);
        var truth = outcome.recording().truths().get(0);
        assertThat(outcome.open())
                .as(fault + " of " + truth.target() + ", of which is seen " + outcome.fresh())
                .anyMatch(problem -> JUDGE.isRight(problem.key(), truth));
    }

    @ParameterizedTest
    @CsvSource({"vm-inaccessible, server.inaccessible", "vm-guest-hang, server.guest_hangs"})
    void raisesAnAlarmForWhatVCenterSaysOfOneServerAlone(String fault, String condition) {
        var outcome = of(SourceSet.VCENTER, fault);
        var target = outcome.recording().truths().get(0).target();
        assertThat(outcome.sight().snapshot().state().alarms().of(target))
                .extracting(alarm -> alarm.key().condition())
                .contains(condition);
    }

    @Test
    void doesNotBlameVCenterWhenNothingAtAllCanBeReached() {
        var named = announced(of(SourceSet.ALL, "monitor-network-lost"));
        assertThat(named).extracting(ProblemKey::name).containsExactly("cloud.unreachable");
    }
}
