package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.maintenance.Order;
import io.vioscope.model.Alarm;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators are told of what they work on, and when: it is found as ever, and told when they are done. */
class MaintenanceTimelineTest {
    private static final Entity SILENT = computeService("c1", Health.DOWN);
    private static final String SERVICE = "compute_service/nova-compute@c1";
    private static final String ALARM = SERVICE + " compute_service.down";
    private static final EntityKey C1 = new EntityKey(Kind.HYPERVISOR, "c1");

    /** Of whose hypervisors nothing is known, which neither bears out nor contradicts what is said of a nova-compute. */
    private static Timeline cloud() {
        var engine = new Engine(
                Map.of(Worlds.NOVA, Duration.ofSeconds(90)), DeploymentMode.UNKNOWN, CausalFiles.delivered());
        return new Timeline(
                        engine,
                        server("web", "ACTIVE", Health.OK, "c1"),
                        hypervisor("c1", Health.UNKNOWN),
                        hypervisor("c2", Health.UNKNOWN),
                        computeService("c1", Health.OK),
                        computeService("c2", Health.OK))
                .at("5s")
                .news();
    }

    private static Order set(EntityKey scope, long from, long until) {
        return new Order.Set(
                scope, Worlds.START.plusSeconds(from), Worlds.START.plusSeconds(until), "Ann", "new firmware");
    }

    private static Problem problem(Timeline cloud) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(p -> p.key().name().equals("compute_service.down"))
                .findFirst()
                .orElseThrow();
    }

    private static Alarm alarm(Timeline cloud) {
        return cloud.snapshot().state().alarms().of(EntityKey.parse(SERVICE)).get(0);
    }

    /** What people are told of a service that falls silent. */
    private static final String[] TOLD = {
        "status_changed " + SERVICE, "alarm_raised " + ALARM, "problem_revised " + SERVICE
    };

    @Test
    void withoutAWindowTheCauseIsTold() {
        cloud().has(SILENT).at("300s").news(TOLD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inAWindowTheCauseIsFoundAndNotToldAndAfterItIs(boolean isRestarted) {
        var cloud = cloud().order(set(C1, 0, 600)).has(SILENT).at("300s").news("status_changed " + SERVICE);
        assertThat(problem(cloud).phase()).isEqualTo(Problem.Phase.CONFIRMED);
        assertThat(problem(cloud).isAnnounced()).isFalse();
        assertThat(alarm(cloud).isAnnounced()).isFalse();
        if (isRestarted) {
            cloud.restarted();
        }
        cloud.at("595s").news();
        cloud.at("640s").news("alarm_changed " + SERVICE, "problem_revised " + SERVICE);
        assertThat(problem(cloud).isAnnounced()).isTrue();
        assertThat(cloud.snapshot().state().windows().open()).isEmpty();
        assertThat(cloud.snapshot().state().windows().ended()).hasSize(1);
    }

    @Test
    void whatComesAndGoesInAWindowIsNeverTold() {
        cloud().order(set(C1, 0, 600))
                .has(SILENT)
                .at("200s")
                .has(computeService("c1", Health.OK))
                .at("900s")
                .news("status_changed " + SERVICE, "status_changed " + SERVICE);
    }

    @Test
    void aWindowThatIsCancelledIsOver() {
        var cloud = cloud().order(set(C1, 0, 6000)).has(SILENT).at("300s").news("status_changed " + SERVICE);
        var number = cloud.snapshot().state().windows().open().firstKey();
        cloud.order(new Order.Cancel(number)).news("alarm_changed " + SERVICE, "problem_revised " + SERVICE);
        cloud.order(new Order.Cancel(number)).at("600s").news();
    }

    @Test
    void aWindowToComeAndOneOfAnotherHostSuppressNothing() {
        cloud().order(set(C1, 3000, 6000))
                .order(set(new EntityKey(Kind.HYPERVISOR, "c2"), 0, 6000))
                .has(SILENT)
                .at("300s")
                .news(TOLD);
    }

    @Test
    void whatWasToldBeforeTheWindowIsToldToItsEnd() {
        cloud().has(SILENT)
                .at("300s")
                .news(TOLD)
                .order(set(C1, 0, 6000))
                .has(computeService("c1", Health.OK))
                .at("600s")
                .news("status_changed " + SERVICE, "alarm_cleared " + SERVICE, "problem_resolved " + SERVICE);
    }

    @Test
    void wrongOrdersChangeNothing() {
        var cloud = cloud();
        var seq = cloud.snapshot().state().seq();
        cloud.order(set(new EntityKey(Kind.HYPERVISOR, "c9"), 0, 60))
                .order(set(C1, 60, 0))
                .order(new Order.Cancel(1));
        assertThat(cloud.snapshot().state().seq()).isEqualTo(seq);
    }
}
