package io.vioscope.engine;

import static io.vioscope.engine.Worlds.hypervisor;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Alarm;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which states of things raise which alarm, how severe it is, and when it ends. */
class AlarmTimelineTest {
    private static final Entity C1 = hypervisor("c1", Health.OK);

    private static Entity of(Kind kind, String word, Health health) {
        var attributes = kind == Kind.LOAD_BALANCER
                ? Attributes.of(Map.of("provisioning_status", word, "operating_status", "ONLINE"))
                : Attributes.none();
        return new Entity(new EntityKey(kind, "x"), "x", Status.enabled(word, health), attributes, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, ACTIVE, UNKNOWN, ERROR, DOWN, network.error, MAJOR",
        "PORT, ACTIVE, OK, ERROR, DOWN, port.error, MINOR",
        "ROUTER, ACTIVE, UNKNOWN, ERROR, DOWN, router.error, MAJOR",
        "FLOATING_IP, ACTIVE, OK, ERROR, DOWN, floating_ip.error, MINOR",
        "AGENT, up, OK, down, DOWN, agent.down, MAJOR"
    })
    void whatNeutronCallsBrokenRaisesAnAlarm(
            Kind kind, String word, Health health, String bad, Health is, String condition, Severity severity) {
        var key = kind.word() + "/x";
        var cloud = new Timeline(C1, of(kind, word, health)).at("31s").has(of(kind, bad, is));
        cloud.at("60s").expect("status_changed " + key, "alarm_raised " + key + " " + condition);
        assertThat(cloud.snapshot().state().alarms().active())
                .extracting(Alarm::severity)
                .containsExactly(severity);
        cloud.has(of(kind, word, health)).at("90s").expect("status_changed " + key, "alarm_cleared " + key);
    }

    @Test
    void aLoadBalancerThatCannotBeChangedRaisesAnAlarm() {
        new Timeline(C1, of(Kind.LOAD_BALANCER, "ACTIVE", Health.OK))
                .at("31s")
                .has(of(Kind.LOAD_BALANCER, "ERROR", Health.DEGRADED))
                .at("60s")
                .expect(
                        "status_changed load_balancer/x",
                        "entity_changed load_balancer/x",
                        "alarm_raised load_balancer/x load_balancer.error");
    }

    @Test
    void aPortThatIsDownOrARouterSwitchedOffIsNoAlarm() {
        var off = new Entity(
                new EntityKey(Kind.ROUTER, "x"),
                "x",
                Status.disabled("ACTIVE", Health.UNKNOWN),
                Attributes.none(),
                List.of());
        new Timeline(C1, of(Kind.PORT, "ACTIVE", Health.OK), of(Kind.ROUTER, "ACTIVE", Health.OK))
                .at("31s")
                .has(of(Kind.PORT, "DOWN", Health.DOWN), off)
                .at("60s")
                .expect("status_changed port/x", "status_changed router/x");
    }

    @Test
    void anEndpointThatIsDownRaisesAnAlarmAndKeystonesACriticalOne() {
        var up = List.of(endpoint("identity/public", Health.OK), endpoint("image/public", Health.OK));
        var down = List.of(endpoint("identity/public", Health.DOWN), endpoint("image/public", Health.DOWN));
        var known = endpoints(Snapshot.unknown("prod"), 0, up).next();
        var step = endpoints(known, 30, down);
        assertThat(alarms(step)).containsExactly("critical endpoint.down", "major endpoint.down");
        assertThat(endpoints(step.next(), 60, up).facts())
                .filteredOn(f -> f instanceof Fact.AlarmCleared)
                .hasSize(2);
    }

    @Test
    void anEndpointAtTheSameAddressAsTheOneInUseRaisesNoSecondAlarm() {
        var twin = endpoint("image/internal", Health.DOWN, "same_as", "image/public");
        var step = endpoints(Snapshot.unknown("prod"), 0, List.of(endpoint("image/public", Health.DOWN), twin));
        assertThat(alarms(step)).containsExactly("major endpoint.down");
    }

    @Test
    void aCertificateIsWarnedOfBeforeItsEndEvenWhileItsEndpointIsDownForAnotherReason() {
        var snapshot = endpoints(Snapshot.unknown("prod"), 0, List.of(certified("valid", Health.OK)))
                .next();
        var raised = endpoints(snapshot, 30, List.of(certified("expires soon", Health.DEGRADED)));
        assertThat(alarms(raised)).containsExactly("warning endpoint.certificate");
        var worse = endpoints(raised.next(), 60, List.of(certified("expires very soon", Health.DOWN)));
        assertThat(alarms(worse)).containsExactly("major endpoint.down", "major endpoint.certificate");
        var expired = endpoints(worse.next(), 90, List.of(certified("expired", Health.DOWN)));
        assertThat(alarms(expired)).containsExactly("critical endpoint.certificate");
        var renewed = endpoints(expired.next(), 120, List.of(certified("valid", Health.OK)));
        assertThat(renewed.next().state().alarms().active()).isEmpty();
    }

    private static Entity endpoint(String id, Health health, String... attributes) {
        var map = attributes.length == 0 ? Map.<String, String>of() : Map.of(attributes[0], attributes[1]);
        var status = Status.enabled(health.word(), health);
        return new Entity(new EntityKey(Kind.ENDPOINT, id), id, status, Attributes.of(map), List.of());
    }

    private static Entity certified(String word, Health health) {
        return endpoint("image/public", health, "certificate", word);
    }

    private static Step endpoints(Snapshot before, int seconds, List<Entity> seen) {
        var at = Worlds.START.plusSeconds(seconds);
        var report = new Report(
                new SourceId("endpoints"),
                at,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.ENDPOINT),
                new Completeness.Complete(),
                seen,
                List.of(),
                Set.of());
        return Worlds.ENGINE.step(before, new Input.Reported(report), at);
    }

    /** The alarms that went on or changed, in order. */
    private static List<String> alarms(Step step) {
        return step.facts().stream()
                .flatMap(f -> f instanceof Fact.AlarmRaised raised
                        ? Stream.of(raised.alarm())
                        : f instanceof Fact.AlarmChanged changed ? Stream.of(changed.alarm()) : Stream.empty())
                .map(a -> a.severity().word() + " " + a.key().condition())
                .toList();
    }

    private static Entity of(Kind kind, String id, String word, Health health) {
        return new Entity(new EntityKey(kind, id), "", Status.enabled(word, health), Attributes.none(), List.of());
    }

    private static List<String> alarms(Timeline cloud) {
        return cloud.snapshot().state().alarms().active().stream()
                .map(a -> a.severity().word() + ": " + a.text())
                .toList();
    }

    @Test
    void aVolumeInErrorIsAnAlarmAndAFailedOperationAMilderOne() {
        var cloud = EngineTimelineTest.cloud()
                .has(of(Kind.VOLUME, "v", "available", Health.OK))
                .at("30s");
        cloud.expect("entity_added volume/v");
        cloud.has(of(Kind.VOLUME, "v", "error_extending", Health.DEGRADED)).at("60s");
        cloud.expect("status_changed volume/v", "alarm_raised volume/v volume.error");
        assertThat(alarms(cloud))
                .containsExactly("warning: Volume v is in error_extending: the operation failed, which says nothing"
                        + " against its data");
        cloud.has(of(Kind.VOLUME, "v", "error", Health.DOWN)).at("90s");
        cloud.expect("status_changed volume/v", "alarm_changed volume/v");
        assertThat(alarms(cloud)).containsExactly("minor: Volume v is in error");
        cloud.has(of(Kind.VOLUME, "v", "deleting", Health.UNKNOWN)).at("120s");
        cloud.expect("status_changed volume/v", "entity_changed volume/v", "alarm_cleared volume/v");
    }

    @Test
    void aSnapshotInErrorIsAnAlarm() {
        var cloud = EngineTimelineTest.cloud()
                .has(of(Kind.SNAPSHOT, "s", "error", Health.DOWN))
                .at("30s");
        cloud.expect("entity_added snapshot/s", "alarm_raised snapshot/s snapshot.error");
        assertThat(alarms(cloud)).containsExactly("minor: Volume snapshot s is in error");
        cloud.has(of(Kind.SNAPSHOT, "s", "error_deleting", Health.DEGRADED)).at("60s");
        cloud.expect("status_changed snapshot/s", "alarm_changed snapshot/s");
    }

    @Test
    void aSilentCinderVolumeIsNoVolumeInError() {
        var id = "cinder-volume@h@b";
        var volume = of(Kind.VOLUME, "v", "in-use", Health.OK);
        var cloud = EngineTimelineTest.cloud()
                .has(of(Kind.VOLUME_SERVICE, id, "up", Health.OK), volume)
                .at("30s");
        cloud.expect("entity_added volume_service/" + id, "entity_added volume/v");
        cloud.has(of(Kind.VOLUME_SERVICE, id, "down", Health.DOWN)).at("60s");
        cloud.expect(
                "status_changed volume_service/" + id, "alarm_raised volume_service/" + id + " volume_service.down");
        assertThat(alarms(cloud)).singleElement().asString().startsWith("major: Cinder has no recent heartbeat");
    }
}
