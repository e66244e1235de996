package io.vioscope.recording.hide;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are hidden, each behind one pseudonym; what joins things and what explains them stays. */
class HidingTest {
    private static final String VCENTER = "4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01";

    private final Pseudonyms pseudonyms = Pseudonyms.withKey("a key");
    private final Hiding hiding = new Hiding("prod-east", "cloud-1", pseudonyms);
    private final String host = pseudonyms.name("control01");

    @BeforeEach
    void meetAServer() {
        hiding.meet(entity(Kind.SERVER, "ca274006-3411-4724-8d8e-535c1d4a8f0a", "Payroll DB", Map.of()));
        hiding.meet(entity(Kind.SERVICE, "nova-scheduler@control01", "nova-scheduler@control01", Map.of()));
    }

    private static Entity entity(Kind kind, String id, String name, Map<String, String> attributes) {
        return new Entity(
                new EntityKey(kind, id),
                name,
                Status.enabled("ACTIVE", Health.OK),
                Attributes.of(attributes),
                List.of());
    }

    private String id(Kind kind, String id) {
        return hiding.key(new EntityKey(kind, id)).id();
    }

    @Test
    void aHostHasOnePseudonymWhereverItStands() {
        assertThat(id(Kind.CONTROLLER, "control01")).isEqualTo(host);
        assertThat(id(Kind.SERVICE, "nova-scheduler@control01")).isEqualTo("nova-scheduler@" + host);
        assertThat(id(Kind.VOLUME_SERVICE, "cinder-volume@control01@vmdk"))
                .isEqualTo("cinder-volume@" + host + "@vmdk");
        assertThat(id(Kind.VOLUME_POOL, "control01@vmdk#vmdk")).isEqualTo(host + "@vmdk#vmdk");
        assertThat(value("hosts", "compute01, control01")).endsWith(", " + host);
        assertThat(hiding.text("nova-scheduler@control01 is silent"))
                .isEqualTo("nova-scheduler@" + host + " is silent");
        var tied = new Entity(
                new EntityKey(Kind.SERVICE, "nova-scheduler@control01"),
                "nova-scheduler@control01",
                Status.enabled("up", Health.OK),
                Attributes.none(),
                List.of(new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.CONTROLLER, "control01"))));
        var hidden = hiding.entity(tied);
        assertThat(hidden.name()).isEqualTo(hidden.id());
        assertThat(hidden.relations().get(0).to().id()).isEqualTo(host);
    }

    @Test
    void ofWhatTrapsSayOnlyHowBadItIsStays() {
        var said = Attributes.of(Map.of(
                "traps.guest_heartbeat", "minor",
                "traps.guest_heartbeat.text", "says control01",
                "traps.vcenter_alarm.0a0b0c0d", "major",
                "traps.vcenter_alarm.0a0b0c0d.text", "esx-07 is lost"));
        var key = pseudonyms.name("0a0b0c0d");

        var hidden = hiding.attributes(said).toMap();

        assertThat(hidden)
                .containsOnlyKeys(
                        "traps.guest_heartbeat",
                        "traps.guest_heartbeat.text",
                        "traps.vcenter_alarm." + key,
                        "traps.vcenter_alarm." + key + ".text")
                .containsEntry("traps.guest_heartbeat", "minor")
                .containsEntry("traps.vcenter_alarm." + key, "major");
        assertThat(hidden.toString()).doesNotContain("esx-07").doesNotContain("control01");
    }

    @Test
    void whatJoinsThingsStays() {
        assertThat(id(Kind.HYPERVISOR, "domain-c26." + VCENTER)).isEqualTo("domain-c26." + VCENTER);
        assertThat(id(Kind.HYPERVISOR, "kvm-host-1")).startsWith("name-");
        assertThat(id(Kind.SERVER, VCENTER)).isEqualTo(VCENTER);
        assertThat(id(Kind.ENDPOINT, "compute/public")).isEqualTo("compute/public");
        assertThat(id(Kind.AVAILABILITY_ZONE, "az1")).isEqualTo("az1");
        assertThat(id(Kind.CLOUD, "prod-east")).isEqualTo("cloud-1");
        assertThat(id(Kind.PROJECT, "acme")).isEqualTo(pseudonyms.name("acme"));
        assertThat(hiding.user("jane")).isEqualTo(pseudonyms.name("jane"));
    }

    @Test
    void aProblemIsToldWithoutNames() {
        var service = new EntityKey(Kind.SERVICE, "nova-scheduler@control01");
        var verdict = new Verdict(
                90,
                List.of(new Evidence("service.silent", Evidence.Standing.SEEN, 1, 0, 0, List.of(service))),
                List.of(new Rejected(new ProblemKey(service, "service.down"), Rejected.Why.TIE, 0)),
                List.of("controller-down"),
                List.of(Kind.AGENT),
                List.of("vcenter"));
        var problem = new Problem(
                7,
                new ProblemKey(new EntityKey(Kind.CONTROLLER, "control01"), "controller.down"),
                Severity.MAJOR,
                Problem.Phase.CONFIRMED,
                "Controller control01 is down.",
                "Look at control01.",
                verdict,
                Impact.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
        var hidden = hiding.problem(problem);
        assertThat(hidden.toString()).contains(host).doesNotContain("control01");
        assertThat(hidden.text()).isEqualTo("Controller " + host + " is down.");
        assertThat(hidden.verdict().evidence().get(0).examples().get(0).id()).isEqualTo("nova-scheduler@" + host);
        assertThat(hidden.verdict().faults()).isEqualTo(verdict.faults());
    }

    @Test
    void aPodStillLooksLikeOne() {
        assertThat(id(Kind.CONTROLLER, "nova-scheduler-5d8f7c6b9d-x7k2p")).matches("name-[0-9a-f]{8}-[0-9a-f]{5}");
        assertThat(host).matches("name-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flavor             | m1.large",
                "status             | 17",
                "volume_type        | gold",
                "placement.vcpu_max | 48",
                "device_id          | ca274006-3411-4724-8d8e-535c1d4a8f0a",
                "created            | 2026-11-22T07:36:12.000000",
                "disabled_reason    | set by vmwareapi host_state"
            })
    void whatIsNoNameStays(String attribute, String value) {
        assertThat(value(attribute, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addresses       | acme-net: 10.10.0.71, acme-net: fe80::1 | name-X: ip-X, name-X: ip-X",
                "cidr            | 10.10.0.0/24                            | ip-X/24",
                "mac_address     | fa:16:3e:0f:e3:cf                       | mac-X",
                "url             | https://api.acme.com:5000/v3            | https://name-X:5000/v3",
                "probed          | http://10.0.0.7:8774/v2.1               | http://ip-X:8774/v2.1",
                "disabled_reason | Jane is on it                           | text-X",
                "host            | acme7@nfs#10.0.0.5:/export              | name-X@nfs#ip-X:/export",
                "new_attribute   | acme                                    | name-X"
            })
    void whatIsOrMayBeANameIsHidden(String attribute, String value, String hidden) {
        assertThat(value(attribute, value).replaceAll("-[0-9a-f]{12}", "-X")).isEqualTo(hidden);
    }

    private String value(String attribute, String value) {
        var hidden = hiding.attributes(Attributes.of(Map.of(attribute, value))).get(attribute);
        return String.valueOf(hidden);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Server Payroll DB is in ERROR                       | Server name-X is in ERROR",
                "no route to (Payroll DB): down                      | no route to (name-X): down",
                "GET http://10.0.0.7:8774/v2.1/servers: refused      | GET http://ip-X:8774/v2.1/servers: refused",
                "GET http://u:pw@api.acme.com/v3                     | GET http://name-X/v3",
                "Host compute07 is not mapped to any cell            | Host name-X is not mapped to any cell",
                "mail jane@acme.com about esx.acme.lan               | mail name-X about name-X",
                "[fe80::1] and 192.168.0.1 do not answer             | [ip-X] and ip-X do not answer",
                "cloud prod-east is away                             | cloud cloud-1 is away"
            })
    void namesAreTakenOutOfSentences(String sentence, String hidden) {
        assertThat(hiding.text(sentence).replaceAll("-[0-9a-f]{12}", "-X")).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status 503: no such project",
                "no report of nova for more than 150 s",
                "No valid host was found. There are not enough hosts available.",
                "instance ca274006-3411-4724-8d8e-535c1d4a8f0a, req-ca274006-3411-4724-8d8e-535c1d4a8f0a",
                "GET /servers/detail?changes-since=2026-11-25T03:00:00Z: microversion 2.79, 30s, 10GB, v2.1",
                "Payrolls of DB: nothing"
            })
    void whatExplainsStays(String sentence) {
        assertThat(hiding.text(sentence)).isEqualTo(sentence);
    }

    @Test
    void twoRecordingsShareNoPseudonyms() {
        var one = new Hiding("c", "cloud-1").key(new EntityKey(Kind.CONTROLLER, "control01"));
        var other = new Hiding("c", "cloud-1").key(new EntityKey(Kind.CONTROLLER, "control01"));
        assertThat(one).isNotEqualTo(other);
    }
}
