package io.vioscope.simulator.api.users;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.simulator.RunningSimulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.api.users.Sites.Site;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.fault.Faults.Injection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users reach, by real connections to the addresses of floating IPs. */
class SitesTest {
    private final Vertx vertx = Vertx.vertx();
    private final RunningSimulator running = new RunningSimulator(SimulatorOptions.DEFAULT.local());
    private final Site site = await(running.simulator.openSites(1)).get(0);

    @AfterEach
    void stop() {
        running.close();
        await(vertx.close());
    }

    private static boolean answers(URI url) {
        var request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private FloatingIp ip() {
        return running.simulator.cloud().network().floatingIps().all().stream()
                .filter(ip -> ip.address() == address(site.url().getHost()))
                .findFirst()
                .orElseThrow();
    }

    private static int address(String words) {
        var address = 0;
        for (var part : words.split("\\.", -1)) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    private UUID server() {
        return UUID.fromString(ip().port().orElseThrow().deviceId());
    }

    private void strike(String fault, @Nullable String target) {
        running.simulator.faults().inject(new Injection(fault, Optional.ofNullable(target), 1, Optional.empty()));
    }

    @Test
    void whatNeutronHasAtThatAddressIsReachedThere() {
        assertThat(site.url().getHost()).startsWith("127.");
        assertThat(site.name())
                .isEqualTo(running.simulator
                        .cloud()
                        .server(server())
                        .orElseThrow()
                        .birth()
                        .name());
        assertThat(answers(site.url())).isTrue();
        assertThat(answers(site.fromElsewhere().url())).isTrue();
    }

    /** That what users use goes on is what tells a lost management from a lost service. */
    @ParameterizedTest
    @CsvSource({"nsx-manager-down", "neutron-down", "vcenter-unreachable", "message-queue-down", "database-down"})
    void managementThatIsLostHurtsNobody(String fault) {
        strike(fault, null);
        assertThat(answers(site.url())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nsx-edge-down", "external-network-down"})
    void whatIsOnTheWayOfAllHurtsEverybody(String fault) {
        strike(fault, null);
        assertThat(answers(site.url())).isFalse();
        assertThat(answers(site.fromElsewhere().url())).isFalse();
    }

    @Test
    void aGuestThatHangsAnswersNobody() {
        strike("vm-guest-hang", "server/" + server());
        assertThat(answers(site.url())).isFalse();
    }

    @Test
    void whatIsStoppedAnswersNobody() {
        running.simulator.cloud().stop(server());
        running.clock.advance(Duration.ofMinutes(2));
        assertThat(answers(site.url())).isFalse();
    }

    @Test
    void aRouterWithoutAGatewayLeadsNowhere() {
        strike("router-no-gateway", "router/" + ip().router().orElseThrow());
        assertThat(answers(site.url())).isFalse();
    }

    @Test
    void whereOnlyVioscopesOwnNetworkIsLostOthersGetThrough() {
        strike("monitor-network-lost", null);
        assertThat(answers(site.url())).isFalse();
        assertThat(answers(site.fromElsewhere().url())).isTrue();
    }

    @Test
    void whereFloatingIpsAreNoAddressesOfThisMachineNothingIsServed() {
        try (var usual = new RunningSimulator(SimulatorOptions.DEFAULT)) {
            assertThat(await(usual.simulator.openSites(5))).isEmpty();
        }
    }
}
