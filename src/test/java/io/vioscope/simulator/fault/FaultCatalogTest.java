package io.vioscope.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.RunningSimulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator has all faults that are known; each can be injected and ended, all of them at once and in any order. */
class FaultCatalogTest {
    /** What the simulator has beyond what is known. */
    private static final Set<String> EXTRAS = Set.of("monitor-role-removed");

    private static RunningSimulator running(Networking networking) {
        return new RunningSimulator(SimulatorOptions.DEFAULT.withSize(60, 3).withNetworking(networking));
    }

    @Test
    void itHasJustTheFaultsThatAreKnownWithTheirCategories() {
        var known = Catalogue.read().stream().collect(Collectors.toMap(Catalogue.Known::id, Catalogue.Known::category));
        var here = FaultCatalog.all().stream()
                .filter(type -> !EXTRAS.contains(type.id()))
                .collect(Collectors.toMap(FaultType::id, FaultCatalogTest::category));
        assertThat(here).hasSize(94).isEqualTo(known);
        assertThat(EXTRAS).allMatch(id -> FaultCatalog.find(id).isPresent());
    }

    private static String category(FaultType type) {
        return type.category().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void eachCanBeInjectedIsInTheTruthAndEnds() {
        var injected = new HashSet<String>();
        for (var networking : List.of(Networking.NSX_P, Networking.DVS)) {
            try (var running = running(networking)) {
                for (var type : FaultCatalog.all()) {
                    if (struck(running, type)) {
                        injected.add(type.id());
                    }
                }
            }
        }
        assertThat(FaultCatalog.all()).allMatch(type -> injected.contains(type.id()));
    }

    private static boolean struck(RunningSimulator running, FaultType type) {
        var faults = running.simulator.faults();
        try {
            var fault = faults.inject(Injection.of(type.id()));
            running.clock.advanceSeconds(10);
            assertThat(faults.truth()).contains(fault);
            assertThat(fault.targets()).hasSize(1);
            assertThat(faults.end(fault.id())).isTrue();
            assertThat(faults.end(fault.id())).as("it ends once").isFalse();
            assertThat(faults.truth().get(fault.id() - 1).ended()).isNotNull();
            return true;
        } catch (Refused nothingToStrike) {
            return false;
        }
    }

    /** In which order all faults end. */
    enum Order {
        AS_THEY_BEGAN(ids -> ids),
        BACKWARDS(ids -> {
            Collections.reverse(ids);
            return ids;
        }),
        MIXED(ids -> {
            Collections.shuffle(ids, new Random(94));
            return ids;
        });

        private final UnaryOperator<List<Integer>> ids;

        Order(UnaryOperator<List<Integer>> ids) {
            this.ids = ids;
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void aCloudThatHadAllOfThemAtOnceIsWellAgain(Order order) {
        for (var networking : List.of(Networking.NSX_P, Networking.DVS)) {
            try (var running = running(networking)) {
                var before = condition(running);
                var ids = new ArrayList<Integer>();
                FaultCatalog.all().forEach(type -> inject(running, type, ids));
                running.clock.advanceSeconds(1200);
                running.simulator.cloud().living();
                order.ids.apply(ids).forEach(id -> {
                    running.simulator.faults().end(id);
                    running.clock.advanceSeconds(7);
                });
                running.clock.advanceSeconds(1800);
                assertThat(condition(running)).as("%s, %s", networking, order).isEqualTo(before);
            }
        }
    }

    private static void inject(RunningSimulator running, FaultType type, List<Integer> ids) {
        try {
            var wanted = Injection.of(type.id());
            var fault =
                    running.simulator.faults().inject(type.sort() == Sort.PROJECT ? wanted.on(last(running)) : wanted);
            ids.add(fault.id());
        } catch (Refused nothingToStrike) {
            assertThat(type.sort()).isIn(Sort.DHCP_NODE, Sort.ROUTER, Sort.FLOATING_IP);
        }
    }

    /** The project of which a user deletes everything. */
    private static EntityKey last(RunningSimulator running) {
        var projects = running.simulator.cloud().estate().projects();
        return new EntityKey(Kind.PROJECT, projects.get(projects.size() - 1).id());
    }

    /** What the APIs say of what the cloud stands on, and whether anything is stuck. */
    private static Map<String, Object> condition(RunningSimulator running) {
        var eyes = new Eyes(running);
        return Map.of(
                "services", values(eyes, "NovaService", "state", "status", "forced_down"),
                "hypervisors",
                        values(eyes, "Hypervisor", "hypervisor_hostname", "state", "status", "vcpus", "local_gb"),
                "storage", values(eyes, "CinderService", "state", "status"),
                "pools", values(eyes, "CinderPool"),
                "agents", values(eyes, "NeutronAgent", "alive"),
                "routers", routers(eyes, last(running).id()),
                "balancers", values(eyes, "LoadBalancer", "operating_status", "provisioning_status"),
                "images", values(eyes, "Image", "status"),
                "projects", values(eyes, "Project"),
                "stuck", stuck(eyes));
    }

    private static Object values(Eyes eyes, String kind, String... attributes) {
        return eyes.list(kind)
                .map(rows -> rows.values().stream()
                        .collect(Collectors.toMap(
                                Eyes.Row::id,
                                row -> List.of(attributes).stream()
                                        .map(row::value)
                                        .toList())));
    }

    private static List<String> routers(Eyes eyes, String butOf) {
        return eyes.list("Router").orElse(Map.of()).values().stream()
                .filter(row -> !row.value("project_id").equals(butOf))
                .map(row -> row.id() + " " + row.value("status") + " " + row.value("admin_state_up") + " "
                        + row.value("external_gateway_info.network_id"))
                .toList();
    }

    private static List<String> stuck(Eyes eyes) {
        return List.of("Server", "Volume").stream()
                .flatMap(kind -> eyes.rows(kind).stream())
                .filter(row -> !row.value("OS-EXT-STS:task_state").isEmpty()
                        || row.value("status").matches("BUILD|(?!error).*ing"))
                .map(row -> row.kind() + " " + row.id() + " " + row.value("status") + " "
                        + row.value("OS-EXT-STS:task_state"))
                .toList();
    }
}
