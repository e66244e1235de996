package io.vioscope.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.ApiClient;
import io.vioscope.simulator.ApiClient.Answer;
import io.vioscope.simulator.RunningSimulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Weather;
import io.vioscope.simulator.physics.Weather.Fate;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How calls fare under each fault that the catalogue has a symptom of class {@code ApiEndpoint} for, by hand because its
 * words for that are for people. Delays are asked of the weather itself, so that nobody waits for them.
 */
class FaultedCallsTest {
    /** Catalogued symptoms of calls that are not shown, and why. */
    static final Map<String, String> NOT_SHOWN = Map.of(
            "nsx-manager-down", "only writes are refused: PortChangesTest makes a port",
            "quota-exhausted", "the simulated Nova takes no writes; QuotaTest refuses boots",
            "upgrade-in-progress version.max", "a simulated cloud is of one release",
            "monitor-credential-revoked 403", "the account is locked; the role alone goes with monitor-role-removed",
            "api-cert-expired tls", "the simulator speaks no TLS: the calls are cut");

    private static final int CALLS = 12;
    private static final String CUT = "cut";
    private static final String HTML = "503 html";

    private RunningSimulator running =
            new RunningSimulator(SimulatorOptions.DEFAULT.withSize(10, 2).withTokenLifetime(Duration.ofDays(3)));
    private ApiClient client = running.client().signedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    private void strike(String fault) {
        running.simulator.faults().inject(Injection.of(fault));
        running.clock.advanceSeconds(60);
    }

    private Map<String, String> paths() {
        var project = running.simulator.cloud().estate().admin().id();
        return Map.of(
                "identity", "/identity/v3/projects",
                "compute", "/compute/v2.1/os-services",
                "volumev3", "/volume/v3/" + project + "/volumes/detail",
                "network", "/network/v2.0/networks",
                "image", "/image/v2/images",
                "placement", "/placement/resource_providers");
    }

    /** How many calls of an API fared how. */
    private Map<String, Long> fare(String api) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> fared(paths().getOrDefault(api, "")))
                .collect(Collectors.groupingBy(how -> how, TreeMap::new, Collectors.counting()));
    }

    private String fared(String path) {
        try {
            return said(client.get(path));
        } catch (UncheckedIOException cut) {
            return CUT;
        }
    }

    private static String said(Answer answer) {
        var html = answer.header("Content-Type").startsWith("text/html");
        assertThat(html && !answer.header("x-openstack-request-id").isEmpty())
                .as("the load balancer knows no request ids")
                .isFalse();
        return answer.status() + (html ? " html" : "");
    }

    private void assertAll(String api, String how) {
        assertThat(fare(api)).as(api).containsOnlyKeys(how);
    }

    private void assertOthersAnswer(String... but) {
        paths().keySet().stream().filter(api -> !Set.of(but).contains(api)).forEach(api -> assertAll(api, "200"));
    }

    @Test
    void whatTheCatalogueSaysOfCallsIsHere() {
        var tested = new ArrayList<String>();
        for (var method : FaultedCallsTest.class.getDeclaredMethods()) {
            var rows = method.getAnnotation(CsvSource.class);
            var values = method.getAnnotation(ValueSource.class);
            if (rows != null) {
                tested.addAll(List.of(rows.value()).stream()
                        .map(row -> row.split(",")[0])
                        .toList());
            }
            if (values != null) {
                tested.addAll(List.of(values.strings()));
            }
        }
        var known = Catalogue.read().stream()
                .filter(fault -> fault.symptoms().stream()
                        .anyMatch(s -> s.kind().equals("ApiEndpoint") && s.probability() >= 0.6))
                .map(Catalogue.Known::id)
                .filter(id -> !NOT_SHOWN.containsKey(id));
        assertThat(known.filter(id -> !id.startsWith("upgrade"))).isSubsetOf(tested);
    }

    @ParameterizedTest
    @CsvSource({"nova-api-down,compute", "placement-down,placement", "neutron-down,network", "image-service-down,image"
    })
    void withoutBackendsTheLoadBalancerAnswersInHtmlAndOthersAnswerAsEver(String fault, String api) {
        strike(fault);
        assertAll(api, HTML);
        assertOthersAnswer(api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"load-balancer-down", "monitor-network-lost", "api-cert-expired"})
    void callsAreCut(String fault) {
        strike(fault);
        paths().keySet().forEach(api -> assertAll(api, CUT));
    }

    @ParameterizedTest
    @ValueSource(strings = "control-plane-vm-down")
    void withItsOneMachineAllIsCut(String fault) {
        running.close();
        running = new RunningSimulator(SimulatorOptions.DEFAULT.withSize(10, 1).withMode(DeploymentMode.TINY));
        client = running.client().signedIn();
        strike(fault);
        paths().keySet().forEach(api -> assertAll(api, CUT));
    }

    @ParameterizedTest
    @ValueSource(strings = "database-down")
    void withoutDatabaseEachServiceRefusesByItself(String fault) {
        strike(fault);
        paths().keySet().forEach(api -> assertAll(api, api.equals("identity") ? "503" : "500"));
        assertThat(signIn("admin", "admin")).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = "identity-down")
    void withoutKeystoneTokensAreGoodForFiveMinutes(String fault) {
        strike(fault);
        assertAll("identity", HTML);
        assertOthersAnswer("identity");
        running.clock.advanceSeconds(300);
        assertAll("compute", "503");
        assertAll("network", "503");
    }

    @ParameterizedTest
    @ValueSource(strings = "ldap-down")
    void withoutTheDirectoryOnlyItsUsersCannotSignIn(String fault) {
        strike(fault);
        assertThat(signIn("admin", "admin")).isEqualTo(201);
        assertThat(signIn("member", "webshop-prod")).isEqualTo(500);
        paths().keySet().forEach(api -> assertAll(api, "200"));
    }

    @ParameterizedTest
    @ValueSource(strings = "monitor-token-expired")
    void tokensThatWereGivenAreVoidAndNewOnesAreGood(String fault) {
        strike(fault);
        paths().keySet().forEach(api -> assertAll(api, "401"));
        client = running.client().signedIn();
        assertOthersAnswer();
    }

    @ParameterizedTest
    @ValueSource(strings = "monitor-credential-revoked")
    void anAccountThatIsLockedSeesNothing(String fault) {
        strike(fault);
        assertThat(signIn("admin", "admin")).isEqualTo(401);
        paths().keySet().forEach(api -> assertAll(api, "401"));
    }

    private int signIn(String user, String project) {
        var scope = "\"scope\":{\"project\":{\"name\":\"" + project + "\",\"domain\":{\"name\":\"Default\"}}}";
        var body = ApiClient.passwordBody("simulated", scope)
                .replace("\"name\":\"admin\",\"password\"", "\"name\":\"" + user + "\",\"password\"");
        return running.client().authenticate(body).status();
    }

    @ParameterizedTest
    @ValueSource(strings = "load-balancer-backend-bad")
    void oneOfSeveralBackendsFailsAndOnlyOfTheStruckApi(String fault) {
        running.simulator.faults().inject(Injection.of(fault).on(Layout.api("compute")));
        assertThat(fare("compute").keySet()).containsExactly("200", "500");
        assertThat(fare("compute").getOrDefault("500", 0L)).isBetween(CALLS / 4L, CALLS / 2L + 1);
        assertOthersAnswer("compute");
    }

    @ParameterizedTest
    @ValueSource(strings = "network-mgmt-flap")
    void someCallsAreLost(String fault) {
        strike(fault);
        var fates = weather("compute", false).stream().map(Weather.Call::fate).toList(); // HTTP clients try again
        assertThat(fates).contains(Fate.CUT, Fate.ANSWERED).doesNotContain(Fate.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"clock-skew,1", "clock-skew-monitor,2"})
    void theDateIsOffOnOneMachineOrOnAll(String fault, int machines) {
        strike(fault);
        var off = IntStream.range(0, CALLS)
                .filter(i -> isOff(client.get(paths().getOrDefault("compute", ""))))
                .count();
        assertThat(off).isEqualTo(CALLS / 2L * machines);
    }

    private boolean isOff(Answer answer) {
        Instant date = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        return Duration.between(running.clock.instant(), date).abs().toSeconds() > 30;
    }

    private List<Weather.Call> weather(String api, boolean rpc) {
        var weather = running.simulator.faults().physics().weather();
        return IntStream.range(0, CALLS).mapToObj(i -> weather.next(api, rpc)).toList();
    }

    @ParameterizedTest
    @CsvSource({"message-queue-down,compute", "message-queue-down,volumev3", "cinder-scheduler-down,volumev3"})
    void whatHasToAskByTheBusFailsAfterAMinuteAndAllElseAnswers(String fault, String api) {
        strike(fault);
        assertThat(weather(api, true)).allSatisfy(call -> {
            assertThat(call.fate()).isEqualTo(Fate.REFUSED);
            assertThat(call.status()).isEqualTo(500);
            assertThat(call.delay()).isEqualTo(Duration.ofSeconds(60));
        });
        assertOthersAnswer();
    }

    @ParameterizedTest
    @ValueSource(strings = "message-queue-partition")
    void acrossAPartitionSomeOfThatFails(String fault) {
        strike(fault);
        var fates = weather("volumev3", true).stream().map(Weather.Call::fate).toList();
        assertThat(fates).contains(Fate.REFUSED, Fate.ANSWERED);
        assertOthersAnswer();
    }

    @ParameterizedTest
    @CsvSource({"memcache-down,40", "api-slow,1000"})
    void answersTakeLonger(String fault, long millis) {
        running.simulator
                .faults()
                .inject(fault.equals("api-slow") ? Injection.of(fault).on(Layout.api("compute")) : Injection.of(fault));
        assertThat(weather("compute", false)).allSatisfy(call -> {
            assertThat(call.fate()).isEqualTo(Fate.ANSWERED);
            assertThat(call.delay()).isGreaterThan(Duration.ofMillis(millis));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vcenter-slow",
                "vcenter-unreachable",
                "conductor-down",
                "controller-service-down",
                "management-server-down",
                "k8s-worker-down",
                "nsx-manager-down"
            })
    void whatIsNoPartOfTheApisDoesNotTouchTheCalls(String fault) {
        strike(fault);
        assertOthersAnswer();
        assertThat(weather("compute", false))
                .allSatisfy(call -> assertThat(call.delay()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = "controller-node-down")
    void aLostControllerLosesItsShareUntilItsHealthCheckFails(String fault) {
        running.simulator.faults().inject(Injection.of(fault));
        running.clock.advanceSeconds(5);
        assertThat(fare("compute")).containsKeys("200", HTML);
        running.clock.advanceSeconds(30);
        assertOthersAnswer();
    }
}
