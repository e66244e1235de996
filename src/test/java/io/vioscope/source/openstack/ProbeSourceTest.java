package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.engine.Suspects;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract against a cloud of which one server is in doubt. */
class ProbeSourceTest extends SourceContract {
    private static final EntityKey SERVER = new EntityKey(Kind.SERVER, "00000000-0000-4000-8000-000000000001");
    private static final String DIAGNOSTICS = "/v2.1/servers/" + SERVER.id() + "/diagnostics";

    private final FakeCloud cloud = new FakeCloud();
    private final VirtualClock clock = new VirtualClock();
    private final Source source;
    private Suspects doubted = new Suspects(List.of(SERVER));

    ProbeSourceTest() {
        cloud.on(DIAGNOSTICS, ProbeSourceTest::diagnosed);
        var sources = OpenStackSources.of(
                cloud.vertx(),
                cloud.config(),
                clock,
                FakeCloud.LIMITS,
                Optional.of(most -> Future.succeededFuture(doubted)));
        source = sources.get(sources.size() - 1);
    }

    private static void diagnosed(HttpServerRequest request) {
        FakeCloud.json(request, Recordings.body("nova-server-diagnostics-2.1"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        clock.advance(Duration.ofSeconds(30));
        return cloud.run(source::poll);
    }

    /** Neither Keystone nor Nova lets it in any more; that one server is refused would say something of that server. */
    @Override
    protected void breakWorld() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end("{}"));
        cloud.on(DIAGNOSTICS, r -> r.response().setStatusCode(401).end("{}"));
    }

    /** What it held before it goes on telling; that there was no answer it tells too. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .extractingByKey(Kind.SERVER)
                                .extracting(ReadFailure::cause)
                                .isEqualTo(Cause.UNAUTHORIZED));
    }

    @Override
    protected void mendWorld() {
        cloud.truth(FakeCloud.LOGIN);
        cloud.on(DIAGNOSTICS, ProbeSourceTest::diagnosed);
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }

    /** It did not ask about those that it is to ask about, so it does not know that there is no more to be told. */
    @Test
    void whereNobodyLetsItInAtAllItClaimsToHaveToldNothing() {
        breakWorld();
        var report = poll();
        assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(report.beyond().details().whole()).isEmpty();
    }

    /** A token that was revoked is no server's fault. */
    @Test
    void aTokenThatIsRefusedIsReplaced() {
        poll();
        cloud.on(DIAGNOSTICS, r -> {
            if ("token-1".equals(r.getHeader("X-Auth-Token"))) {
                r.response().setStatusCode(401).end("{}");
            } else {
                diagnosed(r);
            }
        });
        var report = poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.beyond().details().told().values())
                .singleElement()
                .satisfies(told -> assertThat(told.get("probe.state")).isEqualTo("running"));
        assertThat(cloud.logins()).isEqualTo(2);
    }

    /** That a question hangs is about its server: Nova waits for vCenter. */
    @Test
    void whereNovaDoesNotAnswerForAServerTheSourceIsWellAllTheSame() {
        cloud.on(
                DIAGNOSTICS,
                r -> r.response().setStatusCode(500).end("{\"computeFault\": {\"message\": \"MessagingTimeout\"}}"));
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void whereNobodyIsInDoubtThereIsNothingMoreToTell() {
        doubted = Suspects.NONE;
        var report = poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.beyond().details().whole()).containsExactly(Kind.SERVER);
    }
}
