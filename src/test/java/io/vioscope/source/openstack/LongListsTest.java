package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.NEUTRON;
import static io.vioscope.source.openstack.FakeCloud.SERVERS;
import static io.vioscope.source.openstack.FakeCloud.VOLUMES;
import static io.vioscope.source.openstack.Watch.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of many pages are read from both ends, and are whole where they say so, whatever the API makes of it. */
class LongListsTest {
    private static final String REVERSE = "sort_key=created_at&sort_dir=asc&sort_key=uuid&sort_dir=desc";

    private final LongList servers = new LongList("servers", REVERSE, 100, 10);
    private Watch watch = new Watch("nova");

    @AfterEach
    void stop() {
        watch.close();
    }

    private Report poll(Consumer<HttpServerRequest> nova) {
        watch.cloud.asked.clear();
        watch.cloud.on(SERVERS, nova);
        return watch.poll();
    }

    private static List<String> seen(Report report, Kind kind) {
        return report.entities().stream()
                .filter(e -> e.kind() == kind)
                .map(Entity::id)
                .sorted()
                .toList();
    }

    private void expectAll(Report report) {
        assertThat(unseen(report, Kind.SERVER).cause()).isEqualTo(Cause.SILENT);
        assertThat(seen(report, Kind.SERVER)).containsAll(servers.ids());
    }

    private List<String> asked(String part) {
        return watch.cloud.asked.stream().filter(a -> a.contains(part)).toList();
    }

    @Test
    void anHonestListIsReadFromBothEnds() {
        expectAll(poll(servers));
        assertThat(asked(SERVERS + "?all_tenants=1&limit=1000")).isNotEmpty();
        assertThat(asked(SERVERS)).hasSizeBetween(11, 13);
        assertThat(asked(REVERSE))
                .as("which end is faster is the machine's affair")
                .hasSizeBetween(2, 9);
        expectAll(poll(servers));
        assertThat(asked(REVERSE)).isNotEmpty();
    }

    @Test
    void noMoreThanTwoRequestsAreOnTheirWay() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        watch.cloud.on(SERVERS, request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            request.response().endHandler(v -> now.decrementAndGet());
            watch.cloud.vertx().setTimer(5, t -> servers.accept(request));
        });
        var nova = watch.cloud.sources(FakeCloud.LIMITS.withParallel(8)).get(1);
        expectAll(watch.cloud.run(() -> nova.poll(Look.EVERYTHING)));
        assertThat(most).hasValue(2);
    }

    @Test
    void anApiThatDoesNotSortIsFoundOutAndNotAskedAgain() {
        expectAll(poll(request -> servers.answer(request, false)));
        assertThat(asked(REVERSE)).hasSizeBetween(1, 2);
        expectAll(poll(request -> servers.answer(request, false)));
        assertThat(asked(REVERSE)).isEmpty();
    }

    @Test
    void anApiThatRefusesToSortIsNotAskedAgain() {
        expectAll(poll(refusing(request -> true, 400)));
        assertThat(asked(REVERSE)).hasSize(1);
        expectAll(poll(servers));
        assertThat(asked(REVERSE)).isEmpty();
    }

    @Test
    void aPageThatFailsAtTheOtherEndCostsNoMoreThanTime() {
        expectAll(poll(refusing(request -> request.getParam("marker") != null, 500)));
        expectAll(poll(refusing(request -> request.getParam("marker") != null, 400)));
        expectAll(poll(refusing(request -> true, 503)));
        expectAll(poll(servers));
        assertThat(asked(REVERSE)).hasSizeBetween(4, 6);
    }

    private Consumer<HttpServerRequest> refusing(Predicate<HttpServerRequest> which, int status) {
        return request -> {
            if (servers.isReverse(request) && which.test(request)) {
                request.response().setStatusCode(status).end("{}");
            } else {
                servers.accept(request);
            }
        };
    }

    @Test
    void aPageThatFailsAtTheFirstEndMakesTheListIncomplete() {
        var report = poll(request -> {
            if (!servers.isReverse(request) && request.getParam("marker") != null) {
                request.response().setStatusCode(500).end("{}");
            } else {
                servers.accept(request);
            }
        });
        assertThat(unseen(report, Kind.SERVER).cause()).isEqualTo(Cause.SERVER_ERROR);
    }

    @Test
    void rowsThatAreDeletedWhereTheEndsMeetAreNoHindrance() {
        for (var at = 7; at < 13; at++) {
            var left = at;
            var requests = new AtomicInteger();
            expectAll(poll(request -> {
                if (requests.incrementAndGet() == left) {
                    servers.remove(48);
                    servers.remove(50);
                    servers.remove(40 + left);
                }
                servers.accept(request);
            }));
            assertThat(asked(SERVERS)).hasSizeLessThan(17);
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "10, 2", "15, 1", "19, 2", "20, 3", "21, 3"})
    void aShortListIsWholeToo(int size, int most) {
        var few = new LongList("servers", REVERSE, size, 10);
        var report = poll(few);
        assertThat(unseen(report, Kind.SERVER).cause()).isEqualTo(Cause.SILENT);
        assertThat(seen(report, Kind.SERVER)).isEqualTo(few.ids());
        assertThat(asked(REVERSE)).hasSizeLessThanOrEqualTo(most);
        assertThat(asked(REVERSE).isEmpty()).isEqualTo(size < 10);
    }

    @Test
    void rowsThatComeTwiceAreEntitiesOnce() {
        var report = poll(request -> {
            if (servers.isReverse(request) && request.getParam("marker") != null) {
                servers.answer(request, false);
            } else {
                servers.accept(request);
            }
        });
        expectAll(report);
        assertThat(seen(report, Kind.SERVER)).doesNotHaveDuplicates();
    }

    @Test
    void neutronIsAskedById() {
        watch.close();
        watch = new Watch("neutron");
        var networks = new LongList("networks", "&sort_key=id&sort_dir=desc", 100, 10);
        watch.cloud.on(NEUTRON + "networks", networks);
        assertThat(seen(watch.poll(), Kind.NETWORK)).isEqualTo(networks.ids());
        assertThat(asked("&sort_key=id&sort_dir=desc")).hasSizeBetween(4, 6);
        assertThat(asked(NEUTRON + "networks?")).hasSizeBetween(11, 13);
    }

    @Test
    void cinderIsAskedByCreation() {
        watch.close();
        watch = new Watch("cinder");
        var volumes = new LongList("volumes", "&sort=created_at:asc", 100, 10);
        watch.cloud.on(VOLUMES, volumes);
        assertThat(seen(watch.poll(), Kind.VOLUME)).isEqualTo(volumes.ids());
        assertThat(asked("&sort=created_at:asc")).hasSizeBetween(4, 6);
        assertThat(asked(VOLUMES)).hasSizeBetween(11, 13);
    }
}
