package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.SessionLimits;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.LogConfig;
import io.vioscope.config.Manner;
import io.vioscope.config.OpenIdSignIn;
import io.vioscope.config.Polling;
import io.vioscope.config.Receiver;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SignInConfig;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.config.Wishes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.notify.snmp.InformSink;
import io.vioscope.notify.webhook.HookSink;
import io.vioscope.notify.webhook.Hooks;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.story.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code check} on a simulated cloud. */
class CheckTest {
    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator = await(Simulator.start(vertx, SimulatorOptions.DEFAULT.withSize(5, 2)));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        await(simulator.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private int check(String host, CloudAccess... accesses) {
        return check(List.of(new SnmpReceiver("noc", host, 9162, "s3cret")), accesses);
    }

    private int check(List<? extends Receiver> receivers, CloudAccess... accesses) {
        var clouds = IntStream.range(0, accesses.length)
                .mapToObj(i -> new CloudConfig("cloud" + i, accesses[i], Polling.DEFAULT))
                .toList();
        var config = Demo.config(
                new DemoOptions(0, 5, DeploymentMode.HA, 1, 0, Scenario.QUIET, null, null),
                Path.of("pg"),
                simulator,
                List.of());
        return new Switchboard(new PrintWriter(out), new PrintWriter(err))
                .check(new ServerConfig(config.http(), config.database(), clouds, receivers));
    }

    private static CloudAccess with(CloudAccess access, URI authUrl, Credentials credentials) {
        return new CloudAccess(
                authUrl, credentials, access.region(), access.interfaces(), access.caFile(), access.verify());
    }

    private Credentials wrongPassword() {
        var domain = new Named(null, "Default");
        return new Credentials.Password(
                new Named(null, simulator.username()), domain, "s3cret", new Named(null, simulator.project()), domain);
    }

    @Test
    void everythingThatAnswersIsOk() {
        assertThat(check("127.0.0.1", Demo.access(simulator))).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .allMatch(line -> line.startsWith("ok    "))
                .contains("ok    database: an embedded PostgreSQL will be started in pg")
                .contains("ok    cloud0 servers: 5 seen", "ok    cloud0 hypervisors: 2 seen")
                .contains("ok    cloud0 volume pools: 2 seen")
                .anyMatch(line -> line.startsWith("ok    cloud0 vRouters: "))
                .anyMatch(line ->
                        line.startsWith("ok    receiver noc: traps of SNMP v2c go to 127.0.0.1:9162; a test was sent"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongCredentialsAreWrongAndTheOtherCloudIsLookedAtToo() {
        var right = Demo.access(simulator);
        var wrong = with(right, right.authUrl(), wrongPassword());
        assertThat(check("127.0.0.1", wrong, right)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("WRONG"))
                .singleElement()
                .asString()
                .startsWith("WRONG cloud0 Keystone login: ")
                .contains("401");
        assertThat(out.toString()).contains("ok    cloud1 servers: 5 seen").doesNotContain("s3cret");
    }

    @Test
    void nobodyAtTheAddressIsWrong() {
        var right = Demo.access(simulator);
        await(simulator.close());
        assertThat(check("127.0.0.1", right)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("WRONG cloud0 Keystone login: ").contains("127.0.0.1:" + simulator.port());
    }

    @Test
    void eachReceiverIsSentATestAndWhatBecameOfItIsSaid() throws Exception {
        try (var hooks = new HookSink(vertx);
                var informs = new InformSink(0, 0)) {
            hooks.then(204, "");
            hooks.then(401, "who are you?");
            var informed = new SnmpReceiver("informed", "127.0.0.1", informs.port(), "s3cret")
                    .with(Manner.DEFAULT.informing(Duration.ofSeconds(2)));
            var inside = new Hook(URI.create("http://localhost:" + hooks.port() + "/s3cret"), Format.VIOSCOPE);
            var receivers = List.of(
                    informed,
                    Hooks.at(hooks.port(), Format.CLOUDEVENTS),
                    Hooks.at(hooks.port(), Format.VIOSCOPE),
                    new WebhookReceiver("inside", inside, Wishes.ALL, WebhookReceiver.LIMITS));

            assertThat(check(receivers, Demo.access(simulator))).isEqualTo(ExitCode.FAILED);
            assertThat(out.toString().lines().filter(line -> line.contains("receiver ")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches("ok    receiver informed: informs of SNMP v2c go to \\S+; a test was"
                                            + " answered in \\d+ ms."),
                            line -> assertThat(line)
                                    .matches(
                                            "ok    receiver hook: signed webhooks as cloudevents go to \\S+; a test was"
                                                    + " answered in \\d+ ms."),
                            line -> assertThat(line)
                                    .startsWith("WRONG receiver hook: ")
                                    .endsWith("answers 401: who are you?."),
                            line -> assertThat(line)
                                    .startsWith("WRONG receiver inside: ")
                                    .contains("is not public and not permitted by allow_private"));
            assertThat(hooks.bodies()).extracting(b -> b.getString("type")).contains("io.vioscope.test", "test");
            assertThat(out.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void aReceiverWithoutAnAddressIsWrong() {
        assertThat(check("nowhere.invalid", Demo.access(simulator))).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("WRONG receiver noc: ", "no address is known for host nowhere.invalid")
                .doesNotContain("s3cret");
    }

    private int checkBy(OpenIdSignIn openId) {
        var config = Demo.config(
                new DemoOptions(0, 5, DeploymentMode.HA, 1, 0, Scenario.QUIET, null, null),
                Path.of("pg"),
                simulator,
                List.of());
        var access = new SignInConfig(
                URI.create("https://v.example.org"), List.of(), SessionLimits.DEFAULT, true, null, openId);
        return new Switchboard(new PrintWriter(out), new PrintWriter(err))
                .check(new ServerConfig(
                        config.http(),
                        config.database(),
                        config.clouds(),
                        List.of(),
                        config.voice(),
                        config.causes(),
                        null,
                        null,
                        access,
                        null,
                        LogConfig.UNSAID,
                        config.language()));
    }

    @Test
    void anOpenIdProviderIsAskedWhetherItKnowsUs() {
        try (var issuer = new StubIssuer(vertx, java.time.InstantSource.system())) {
            assertThat(checkBy(issuer.config())).isEqualTo(ExitCode.OK);
            assertThat(out.toString())
                    .contains("ok    OpenID provider: " + issuer.issuer() + " answers")
                    .contains("ok    OpenID keys: 1 that signatures may be by")
                    .contains("ok    OpenID registration: vioscope and its secret are taken");
            assertThat(checkBy(issuer.config("wrong"))).isEqualTo(ExitCode.FAILED);
            assertThat(out.toString())
                    .contains("WRONG OpenID registration: vioscope: the provider does not take it or its secret")
                    .doesNotContain("s3cret");
            issuer.discovery = document -> document.put("issuer", "https://login.example.net");
            assertThat(checkBy(issuer.config())).isEqualTo(ExitCode.FAILED);
            assertThat(out.toString()).contains("WRONG OpenID provider: the discovery document is of the issuer");
        }
    }
}
