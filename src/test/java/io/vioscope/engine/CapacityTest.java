package io.vioscope.engine;

import static io.vioscope.engine.Worlds.START;
import static io.vioscope.engine.Worlds.cluster;
import static io.vioscope.engine.Worlds.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps of a cluster's capacity tell of its ESXi hosts, and when somebody is told. */
class CapacityTest {
    private static final String NONE = "-";

    private Snapshot now = Snapshot.unknown("prod");
    private Instant clock = START;
    private final List<Fact> facts = new ArrayList<>();

    private void read(Entity... entities) {
        clock = clock.plusSeconds(60);
        facts.clear();
        var step = Worlds.ENGINE.step(now, new Input.Reported(complete(entities).at(clock)), clock);
        now = step.next();
        facts.addAll(step.facts());
    }

    private void read(int threads) {
        read(cluster("c1", Health.OK, threads));
    }

    private Entity c1() {
        return now.state().inventory().get(cluster("c1", Health.OK, 0).key()).orElseThrow();
    }

    private String inferred(String name) {
        var value = c1().attributes().get("inferred." + name);
        return value == null ? NONE : value;
    }

    private boolean isAlarmed() {
        return now.state().alarms().of(c1().key()).stream()
                .anyMatch(alarm -> alarm.key().condition().equals("hypervisor.capacity"));
    }

    private static Entity disabled(int threads, String reason) {
        var up = cluster("c1", Health.OK, threads);
        return up.withStatus(new Status("up", Health.OK, AdminState.DISABLED))
                .withAttributes(up.attributes().plus(Attributes.of(Map.of("disabled_reason", reason))));
    }

    @ParameterizedTest
    @CsvSource({
        "384,                 -, -, -",
        "384 336,             7, 8, 13",
        "384 288,             3, 4, 25",
        "384 288 240,         -, -, 38",
        "384 288 240 336,     7, 8, 13",
        "384 336 384,         8, 8, -",
        "336 384,             8, 8, -",
        "384 336 432,         9, 9, -",
        "384 0,               -, -, 100",
        "384 336 0,           0, 8, 100",
        "384 320 384 336,     -, -, 13",
        "400 336,             -, -, 16",
        "12288 48,            -, -, 99"
    })
    void hostsAreCountedByTheSteps(String threads, String usable, String all, String missing) {
        for (var number : threads.split(" ")) {
            read(Integer.parseInt(number));
        }
        assertThat(inferred("esxi_hosts")).isEqualTo(usable);
        assertThat(inferred("esxi_hosts_full")).isEqualTo(all);
        assertThat(inferred("capacity_missing_percent")).isEqualTo(missing);
        assertThat(isAlarmed()).isEqualTo(!missing.equals(NONE));
    }

    @ParameterizedTest
    @CsvSource({"48, 384, 8", "48, 384 336, 7", "64, 384 336, -", "24, 384 336, 14", "64, 400, -"})
    void theLargestHostThatPlacementTellsCountsUnlessTheStepsContradictIt(
            String largest, String threads, String usable) {
        for (var number : threads.split(" ")) {
            read(Integer.parseInt(number));
            tell(Map.of("placement.vcpu_max_unit", largest));
        }
        assertThat(inferred("esxi_hosts")).isEqualTo(usable);
    }

    /** As Placement would. */
    private void tell(Map<String, String> details) {
        var told = Worlds.adding(
                new SourceId("placement"),
                new Completeness.Complete(),
                Set.of(Kind.HYPERVISOR),
                Map.of(c1().key(), Attributes.of(details)),
                Map.of(),
                clock.plusSeconds(1));
        now = Worlds.ENGINE.step(now, new Input.Reported(told), clock).next();
    }

    @Test
    void whatGoesWhileAnOperatorHasTheServiceDisabledWasTakenAwayOnPurpose() {
        read(384);
        read(disabled(384, "planned work"));
        read(disabled(336, "planned work"));
        read(336);
        assertThat(isAlarmed()).isFalse();
        assertThat(inferred("esxi_hosts") + " of " + inferred("esxi_hosts_full"))
                .isEqualTo("7 of 7");
    }

    @Test
    void disablingAndEnablingAcceptsWhatIsLost() {
        read(384);
        read(336);
        assertThat(isAlarmed()).isTrue();
        read(disabled(336, ""));
        read(336);
        assertThat(isAlarmed()).isFalse();
    }

    @Test
    void aServiceThatItsDriverDisabledIsNoOperatorsWork() {
        read(384);
        read(disabled(336, "set by vmwareapi host_state"));
        assertThat(isAlarmed()).isTrue();
        read(336);
        assertThat(isAlarmed()).isTrue();
    }

    @Test
    void memoryAloneMayBeMissing() {
        read(384);
        var less = cluster("c1", Health.OK, 384);
        read(less.withAttributes(less.attributes().plus(Attributes.of(Map.of("memory_mb", "392192")))));
        assertThat(inferred("capacity_missing_percent")).isEqualTo("1");
        assertThat(isAlarmed()).isTrue();
    }

    @Test
    void ofAnotherKindOfHypervisorNothingIsInferred() {
        var libvirt = cluster("c1", Health.OK, 384).withRelations(RelationType.REGISTERED_IN, List.of());
        read(libvirt);
        read(libvirt.withAttributes(Attributes.of(Map.of("vcpus", "48", "memory_mb", "1"))));
        assertThat(isAlarmed()).isFalse();
        assertThat(inferred("vcpus_full")).isEqualTo(NONE);
    }

    @Test
    void itIsFoundAtFirstSightAndToldInTheFactOfTheChange() {
        read(384);
        assertThat(facts).filteredOn(Fact.EntityChanged.class::isInstance).isEmpty();
        read(336);
        assertThat(facts)
                .filteredOn(Fact.EntityChanged.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((Fact.EntityChanged) fact).changes())
                        .containsKeys("vcpus", "inferred.vcpus_step", "inferred.esxi_hosts"));
    }

    @Test
    void numbersThatCannotBeTrueAreLeftAlone() {
        read(384);
        var odd = cluster("c1", Health.OK, 0);
        read(odd.withAttributes(Attributes.of(Map.of("vcpus", "-5", "memory_mb", "9999999999999999999999"))));
        assertThat(inferred("vcpus_full")).isEqualTo("384");
        assertThat(isAlarmed()).isFalse();
    }
}
