package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.LOAD_BALANCERS;
import static io.vioscope.source.openstack.FakeCloud.json;
import static io.vioscope.source.openstack.LoadBalancers.list;
import static io.vioscope.source.openstack.LoadBalancers.row;
import static io.vioscope.source.openstack.Watch.tied;
import static io.vioscope.source.openstack.Watch.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Octavia may answer, and what may be made of it. */
class OctaviaTest {
    private final Watch watch = new Watch("octavia");

    @AfterEach
    void stop() {
        watch.close();
    }

    private void lists(String... rows) {
        watch.cloud.on(LOAD_BALANCERS, r -> json(r, list(rows)));
    }

    private void role(String role) {
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(
                        r, watch.cloud.token().replace("\"name\":\"admin\"", "\"name\":\"" + role + "\"")));
    }

    @Test
    void aLoadBalancerIsWhatItsRowSays() {
        watch.poll();
        var lb = watch.believed(Kind.LOAD_BALANCER, "lb1").orElseThrow();
        assertThat(lb.status().health()).isEqualTo(Health.OK);
        assertThat(tied(lb, RelationType.OWNED_BY)).containsExactly("alpha");
        assertThat(tied(lb, RelationType.CONNECTED_TO)).containsExactly("10693659-15d8-4272-9e83-1efd195fac3c");
        assertThat(lb.attributes().toMap())
                .containsEntry("vip_address", "10.10.0.9")
                .containsEntry("listeners", "1")
                .doesNotContainKey("updated_at");
    }

    @Test
    void aRowThatSaysDeletedIsBelievedAndAnAbsentOneNotAtOnce() {
        watch.poll();
        lists(row("lb1", "alpha", "DELETED", "OFFLINE", ""));
        watch.poll();
        assertThat(watch.believed(Kind.LOAD_BALANCER, "lb1")).isEmpty();
        assertThat(watch.believed(Kind.LOAD_BALANCER, "lb2")).isPresent();
        watch.poll();
        assertThat(watch.believed(Kind.LOAD_BALANCER, "lb2")).isEmpty();
    }

    @Test
    void anErrorRaisesAnAlarm() {
        lists(row("lb1", "alpha", "ERROR", "ONLINE", ""), row("lb2", "beta", "ACTIVE", "OFFLINE", ""));
        watch.poll();
        assertThat(watch.facts())
                .filteredOn(f -> f instanceof Fact.AlarmRaised)
                .extracting(f -> ((Fact.AlarmRaised) f).alarm())
                .extracting(a -> a.severity().word() + ": " + a.text())
                .containsExactlyInAnyOrder(
                        "minor: Octavia calls load balancer lb lb1 ONLINE, its last change ERROR",
                        "major: Octavia calls load balancer lb lb2 OFFLINE, its last change ACTIVE");
    }

    @Test
    void anAccountThatMayHaveBeenShownItsOwnOnlyIsNotTheWhole() {
        role("member");
        lists(row("lb1", "alpha", "ACTIVE", "ONLINE", ""));
        assertThat(unseen(watch.poll(), Kind.LOAD_BALANCER).cause()).isEqualTo(Cause.FORBIDDEN);
        lists();
        assertThat(unseen(watch.poll(), Kind.LOAD_BALANCER).cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(watch.believed(Kind.LOAD_BALANCER, "lb1")).isPresent();
    }

    @Test
    void aSecondProjectOrARoleForAllIsTheWhole() {
        role("member");
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
        lists();
        try (var observer = new Watch("octavia")) {
            observer.cloud.on(
                    FakeCloud.LOGIN,
                    r -> observer.cloud.login(
                            r,
                            observer.cloud
                                    .token()
                                    .replace("\"name\":\"admin\"", "\"name\":\"load-balancer_global_observer\"")));
            observer.cloud.on(LOAD_BALANCERS, r -> json(r, list()));
            assertThat(observer.poll().completeness()).isEqualTo(new Completeness.Complete());
        }
    }

    @Test
    void aCloudWithoutOctaviaSaysSo() {
        watch.cloud.on(
                FakeCloud.LOGIN, r -> watch.cloud.login(r, watch.cloud.token().replace("load-balancer", "none")));
        var report = watch.poll();
        assertThat(unseen(report, Kind.LOAD_BALANCER).cause()).isEqualTo(Cause.NOT_IN_CATALOG);
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("lbaas"));
    }
}
