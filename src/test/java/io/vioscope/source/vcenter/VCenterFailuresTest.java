package io.vioscope.source.vcenter;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.VCenterAccess;
import io.vioscope.config.tls.Authority;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.openstack.FakeCloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a vCenter, or what stands in its place, can do to us is told apart, and nothing of it breaks anything. */
class VCenterFailuresTest {
    private static final HttpLimits HASTY = new HttpLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            1 << 20,
            2,
            64,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            30);

    private final FakeVCenter vcenter = new FakeVCenter();
    private final VirtualClock clock = new VirtualClock();
    private VCenterSource source = of(vcenter.access(), HASTY);

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private VCenterSource of(VCenterAccess access, HttpLimits limits) {
        return VCenterSource.of(vcenter.vertx(), vcenter.config(access), clock, limits);
    }

    private static VCenterAccess access(String url, String password, @Nullable String uuid, @Nullable Path ca) {
        return new VCenterAccess(URI.create(url), "vioscope@vsphere.local", password, uuid, ca, true);
    }

    private Report poll(Look look) {
        clock.advance(Duration.ofSeconds(1));
        return vcenter.run(() -> source.poll(look));
    }

    private Report poll() {
        return poll(Look.EVERYTHING);
    }

    private static ReadFailure why(Report report) {
        return report.completeness()
                .match(
                        all -> {
                            throw new AssertionError("all was read");
                        },
                        some -> some.unseen().get(Kind.ESXI_HOST),
                        none -> none.why());
    }

    private static Optional<String> state(Report report) {
        return Optional.ofNullable(report.beyond().details().told().get(new EntityKey(Kind.VCENTER, FakeVCenter.UUID)))
                .map(told -> told.get("vcenter.state"));
    }

    private void isTold(String method, Consumer<HttpServerRequest> lie, Cause cause, String state) {
        vcenter.truth();
        poll();
        vcenter.on(method, lie);
        var report = poll();
        assertThat(why(report).cause()).as(why(report).detail()).isEqualTo(cause);
        assertThat(state(report)).contains(state);
        assertThat(report.entities()).isEmpty();
        vcenter.truth();
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void whatStandsInTheWayIsToldApart() {
        isTold("*", r -> r.response().setStatusCode(503).end("down"), Cause.SERVER_ERROR, "failing");
        isTold("*", r -> html(r, 200), Cause.NOT_XML, "no vCenter");
        isTold("*", r -> html(r, 503), Cause.SERVER_ERROR, "failing");
        isTold("*", r -> r.response().setStatusCode(404).end("no"), Cause.NOT_FOUND, "no vCenter");
        isTold("*", r -> redirect(r), Cause.REDIRECTED, "no vCenter");
        isTold("*", r -> r.connection().close(), Cause.CUT_OFF, "cut off");
        isTold("*", r -> {}, Cause.TIMED_OUT, "timed out");
        isTold("WaitForUpdatesEx", r -> {}, Cause.TIMED_OUT, "timed out");
        isTold(
                "CreateContainerView",
                r -> FakeVCenter.fault(r, "NoPermission", "Permission to perform this operation was denied."),
                Cause.FORBIDDEN,
                "no permission");
        isTold("CreateFilter", r -> FakeVCenter.fault(r, "InvalidProperty", ""), Cause.BAD_REQUEST, "not readable");
        isTold(
                "RetrieveServiceContent",
                r -> FakeVCenter.fault(r, "HostCommunication", "Unable to communicate with the remote host."),
                Cause.SERVER_ERROR,
                "failing");
        isTold("RetrieveServiceContent", r -> FakeVCenter.respond(r, "Other", ""), Cause.WRONG_SHAPE, "no vCenter");
    }

    private static void html(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html")
                .end("<html><p>hello</html>");
    }

    private static void redirect(HttpServerRequest request) {
        request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://elsewhere/")
                .end();
    }

    @Test
    void oneThatIsSlowTwiceInARowIsSlow() {
        vcenter.slow(() -> clock.advance(Duration.ofSeconds(6)));
        assertThat(state(poll())).contains("answers");
        assertThat(state(poll())).contains("slow");
        vcenter.slow(() -> {});
        var report = poll();
        assertThat(state(report)).contains("answers");
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void hostileXmlIsRefusedAndFetchesNothing() {
        var xxe = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + vcenter.url() + "/stolen\">]><x>&e;</x>";
        isTold("*", r -> r.response().end(xxe), Cause.NOT_XML, "no vCenter");
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        isTold("*", r -> r.response().end(laughs + "]><x>&a39;</x>"), Cause.NOT_XML, "no vCenter");
        isTold("*", r -> r.response().end("<a>".repeat(100_000)), Cause.NOT_XML, "no vCenter");
        isTold("*", r -> r.response().end("x".repeat(2 << 20)), Cause.TOO_LARGE, "not readable");
        isTold("*", r -> r.response().end("<a><b>&undeclared;</b></a>"), Cause.NOT_XML, "no vCenter");
        isTold("*", r -> r.response().end(new String(new char[64])), Cause.NOT_XML, "no vCenter");
        isTold("*", r -> r.response().end("<a/>"), Cause.NOT_XML, "no vCenter");
        assertThat(vcenter.asked).doesNotContain("");
    }

    @Test
    void halfAnAnswerIsNone() {
        isTold(
                "WaitForUpdatesEx",
                r -> r.response()
                        .putHeader("Content-Type", "text/xml")
                        .end(
                                "<?xml version=\"1.0\"?><Envelope><Body><WaitForUpdatesExResponse><returnval>"
                                        + "<version>1</version><filterSet><objectSet><kind>enter</kind><obj type=\"HostSystem\">h"),
                Cause.NOT_XML,
                "no vCenter");
    }

    @Test
    void aSessionThatIsOverIsBegunAnewInTheSameLook() {
        poll();
        vcenter.endSessions();
        var report = poll(Look.CHANGES);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities()).extracting(Entity::name).contains("esx1.example.org");
        assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(2);
    }

    @Test
    void aRefusedPasswordIsNotTriedAgainForFiveMinutesAndNeverShown() {
        source = of(access(vcenter.url(), "wrong & <secret>", null, null), HASTY);
        for (var i = 0; i < 5; i++) {
            var report = poll();
            assertThat(why(report).cause()).isEqualTo(Cause.UNAUTHORIZED);
            assertThat(why(report).detail()).contains("refused").doesNotContain("secret");
            assertThat(state(report)).contains("login refused");
        }
        assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(1);
        assertThat(vcenter.bodies).anyMatch(b -> b.contains("<password>wrong &amp; &lt;secret&gt;</password>"));
        clock.advance(Duration.ofMinutes(5));
        poll();
        assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(2);
    }

    private Future<Report> polled(Source eyes) {
        return Future.future(promise -> vcenter.vertx()
                .getOrCreateContext()
                .runOnContext(go -> eyes.poll(Look.EVERYTHING).onComplete(promise)));
    }

    @Test
    void aWrongPasswordIsRefusedOnceToAllThatReadAVCenterWithIt() {
        var logins = new Logins();
        var config = vcenter.config(access(vcenter.url(), "wrong", null, null));
        source = VCenterSource.of(vcenter.vertx(), config, clock, logins, FakeCloud.LIMITS);
        var alarms = VCenterAlarmsSource.of(vcenter.vertx(), config, clock, logins, FakeCloud.LIMITS);
        var other = VCenterAlarmsSource.of(vcenter.vertx(), config, clock, logins, FakeCloud.LIMITS);
        for (var turn = 1; turn <= 2; turn++) {
            var all = List.of(polled(source), polled(alarms), polled(other));
            await(Future.all(all));
            assertThat(all).allMatch(report -> why(report.result()).cause() == Cause.UNAUTHORIZED);
            assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(turn);
            clock.advance(Duration.ofMinutes(5));
        }
        await(Future.all(alarms.close(), other.close()));
    }

    @Test
    void anotherPasswordIsTriedThoughTheFirstWasRefused() {
        var logins = new Logins();
        var wrong = VCenterAlarmsSource.of(
                vcenter.vertx(),
                vcenter.config(access(vcenter.url(), "wrong", null, null)),
                clock,
                logins,
                FakeCloud.LIMITS);
        await(polled(wrong));
        source = VCenterSource.of(
                vcenter.vertx(),
                vcenter.config(access(vcenter.url(), "right", null, null)),
                clock,
                logins,
                FakeCloud.LIMITS);
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
        await(wrong.close());
    }

    @Test
    void anAccountThatSeesNothingLacksPermissionAndNothingIsGone() {
        poll();
        vcenter.remove("HostSystem", "host-21");
        vcenter.remove("HostSystem", "host-22");
        var report = poll(Look.CHANGES);
        assertThat(why(report).cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(why(report).detail()).contains("Read-only");
        assertThat(state(report)).contains("no permission");
        assertThat(report.beyond().details().whole()).isEmpty();
    }

    @Test
    void anotherVCenterThanTheConfiguredOneIsNotTakenForIt() {
        var other = "9d51f082-58a4-4449-beed-6fd205a5726b";
        source = of(access(vcenter.url(), "right", other, null), HASTY);
        var report = poll();
        assertThat(why(report).cause()).isEqualTo(Cause.IMPLAUSIBLE);
        assertThat(report.entities()).isEmpty();
        assertThat(vcenter.asked).doesNotContain("Login");
    }

    @Test
    void oneThatNeverAnsweredIsKnownByItsConfiguredUuid() {
        source = of(access("http://127.0.0.1:1/sdk", "right", FakeVCenter.UUID, null), HASTY);
        assertThat(state(poll())).contains("refused");
        source = of(access("http://127.0.0.1:1/sdk", "right", null, null), HASTY);
        assertThat(poll().completeness()).isInstanceOf(Completeness.Failed.class);
    }

    @Test
    void anUntrustedCertificateAndAnExpiredOneAreToldApart(@TempDir Path folder) {
        var authority = new Authority(folder);
        assertThat(stateBehind(authority.server(1, 30), null)).contains("certificate not trusted");
        assertThat(stateBehind(authority.server(30, 10), authority.pem())).contains("certificate expired");
    }

    private Optional<String> stateBehind(HttpServerOptions options, @Nullable Path ca) {
        var server = FakeCloud.await(vcenter.vertx()
                .createHttpServer(options)
                .requestHandler(r -> r.response().end())
                .listen(0, "127.0.0.1"));
        source = VCenterSource.of(
                vcenter.vertx(),
                vcenter.config(
                        access("https://localhost:" + server.actualPort() + "/sdk", "right", FakeVCenter.UUID, ca)),
                InstantSource.system(),
                FakeCloud.LIMITS);
        var report = vcenter.run(() -> source.poll(Look.EVERYTHING));
        assertThat(why(report).cause()).isEqualTo(Cause.TLS);
        return state(report);
    }

    @Test
    void oneOfTwoThatIsAwayHidesNothingOfTheOther() {
        try (var second = new FakeVCenter()) {
            var away = access("http://127.0.0.1:1/sdk", "right", "9d51f082-58a4-4449-beed-6fd205a5726b", null);
            source = VCenterSource.of(vcenter.vertx(), vcenter.config(away, second.access()), clock, HASTY);
            var report = poll();
            assertThat(report.completeness()).isInstanceOf(Completeness.Partial.class);
            assertThat(report.entities()).hasSize(4);
            assertThat(report.beyond().details().whole()).isEmpty();
        }
    }
}
