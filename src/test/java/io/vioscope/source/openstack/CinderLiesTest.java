package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.LIMITS;
import static io.vioscope.source.openstack.FakeCloud.LOGIN;
import static io.vioscope.source.openstack.FakeCloud.POOLS;
import static io.vioscope.source.openstack.FakeCloud.SNAPSHOTS;
import static io.vioscope.source.openstack.FakeCloud.VOLUMES;
import static io.vioscope.source.openstack.FakeCloud.VOLUME_SERVICES;
import static io.vioscope.source.openstack.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Cinder that lies, hides or falls short. Whatever it says, nothing is believed to be gone that may be there. */
class CinderLiesTest {
    private static final String POOL = "vcenter01@vcdisk#vcdisk";
    private static final String ALL = Recordings.body("cinder-volumes-detail-3.27");

    private final FakeCloud cloud = new FakeCloud();
    private final Engine engine = new Engine(Map.of());
    private Source cinder = cinder();
    private Snapshot snapshot = Snapshot.unknown("test");

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Source cinder() {
        return cloud.sources(LIMITS).stream()
                .filter(s -> s.id().name().equals("cinder"))
                .findFirst()
                .orElseThrow();
    }

    private Report poll() {
        return cloud.run(cinder::poll);
    }

    private List<Fact> take(Report report) {
        var step = engine.step(snapshot, new Input.Reported(report), Instant.now());
        snapshot = step.next();
        return step.facts();
    }

    private Map<String, Entity> known(Kind kind) {
        return snapshot.state().inventory().of(kind);
    }

    private static Set<Kind> unseen(Report report) {
        return report.completeness()
                .match(all -> Set.of(), some -> some.unseen().keySet(), none -> report.covers());
    }

    private static ReadFailure why(Report report, Kind kind) {
        return report.completeness()
                .match(
                        all -> new ReadFailure(Cause.SILENT, "no failure at all"),
                        some -> some.unseen().getOrDefault(kind, new ReadFailure(Cause.SILENT, "seen")),
                        none -> none.why());
    }

    private static void html(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html")
                .end("<html>sorry</html>");
    }

    private static void status(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end("{}");
    }

    /** A page of one volume of that id, with a link to a next page somewhere else. */
    private static void page(HttpServerRequest request, String id) {
        json(
                request,
                "{\"volumes\": [{\"id\": %s, \"status\": \"available\"}],".formatted(id)
                        + " \"volumes_links\": [{\"rel\": \"next\", \"href\": \"http://evil.example/\"}]}");
    }

    private static Arguments lie(String name, Cause cause, Consumer<HttpServerRequest> lie) {
        return Arguments.of(name, cause, lie);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("half a document", Cause.NOT_JSON, r -> json(r, ALL.substring(0, ALL.length() / 2))),
                lie("a page of a balancer", Cause.NOT_JSON, r -> html(r, 200)),
                lie("its page of an error", Cause.NOT_JSON, r -> html(r, 503)),
                lie("no list", Cause.WRONG_SHAPE, r -> json(r, "{\"volumes\": {}}")),
                lie("a row without an id", Cause.WRONG_SHAPE, r -> {
                    if (r.getParam("marker") == null) {
                        json(r, ALL.replace("{\"id\":\"9568cd0e-0cf0-45ae-b7c4-c43a66c3f95d\"", "{\"id\":7"));
                    } else {
                        json(r, "{\"volumes\": []}");
                    }
                }),
                lie("a page that fails", Cause.SERVER_ERROR, r -> {
                    if (r.getParam("marker") == null) {
                        json(r, ALL);
                    } else {
                        status(r, 500);
                    }
                }),
                lie("round in circles", Cause.PAGING_LOOP, r -> page(r, "\"a\"")),
                lie("refused", Cause.FORBIDDEN, r -> status(r, 403)),
                lie("a token refused for good", Cause.UNAUTHORIZED, r -> status(r, 401)),
                lie("too many requests", Cause.RATE_LIMITED, r -> status(r, 429)),
                lie("a redirect", Cause.REDIRECTED, r -> {
                    r.response().putHeader("Location", "http://evil.example/");
                    status(r, 302);
                }),
                lie("broken off", Cause.CUT_OFF, r -> {
                    r.response().putHeader("Content-Length", "1000");
                    r.response()
                            .write("{\"volumes\": [")
                            .onComplete(done -> r.connection().close());
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void deletesNothingAndHidesNoOtherKind(String name, Cause cause, Consumer<HttpServerRequest> lie) {
        take(poll());
        assertThat(known(Kind.VOLUME)).hasSize(20);
        var before = known(Kind.VOLUME).keySet().toArray(String[]::new);
        cloud.on(VOLUMES, lie);
        for (var i = 0; i < 3; i++) {
            var report = poll();
            assertThat(unseen(report)).containsExactly(Kind.VOLUME);
            assertThat(why(report, Kind.VOLUME).cause()).isEqualTo(cause);
            assertThat(why(report, Kind.VOLUME).detail())
                    .contains("GET " + cloud.url() + VOLUMES)
                    .doesNotContain("token-", "hunter2");
            assertThat(take(report)).noneMatch(f -> f instanceof Fact.EntityDeleted || f instanceof Fact.EntityMissing);
        }
        assertThat(known(Kind.VOLUME)).containsKeys(before);
    }

    @Test
    void aVolumeIsGoneOnlyWhenTwoCompleteListsDoNotShowIt() {
        var gone = new EntityKey(Kind.VOLUME, "9568cd0e-0cf0-45ae-b7c4-c43a66c3f95d");
        take(poll());
        cloud.on(VOLUMES, r -> json(r, r.getParam("marker") == null ? without(gone) : "{\"volumes\": []}"));
        assertThat(take(poll())).containsExactly(new Fact.EntityMissing(gone));
        cloud.on(VOLUMES, r -> status(r, 500));
        assertThat(take(poll())).noneMatch(f -> f instanceof Fact.EntityDeleted);
        cloud.on(VOLUMES, r -> json(r, r.getParam("marker") == null ? without(gone) : "{\"volumes\": []}"));
        assertThat(take(poll()))
                .filteredOn(f -> f instanceof Fact.EntityDeleted)
                .extracting(Fact::subject)
                .containsExactly(gone);
    }

    private static String without(EntityKey volume) {
        var start = ALL.indexOf("{\"id\":\"" + volume.id());
        var next = ALL.indexOf("{\"id\":\"aba6fbaa-c25b-49c4-bd21-80c199bb4cb9", start);
        return ALL.substring(0, start) + ALL.substring(next);
    }

    @Test
    void oddVolumesAreSeenAndABadOneSpoilsOnlyItself() {
        var rows = "{\"volumes\": ["
                + "{\"id\": \"odd\", \"status\": \"in-use\", \"name\": null, \"bootable\": \"true\","
                + " \"os-vol-host-attr:host\": \"h@b\", \"os-vol-tenant-attr:tenant_id\": \"p\","
                + " \"attachments\": [{\"server_id\": \"s2\"}, {\"server_id\": \"s1\"},"
                + " {\"server_id\": null, \"host_name\": \"rack7\"}]},"
                + "{\"id\": \"bad\", \"status\": \"available\", \"size\": \"ten\"},"
                + "{\"id\": \"mute\", \"name\": \"x\"}]}";
        cloud.on(VOLUMES, r -> json(r, r.getParam("marker") == null ? rows : "{\"volumes\": []}"));
        var report = poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.unreadable()).extracting(u -> u.key().id()).containsExactlyInAnyOrder("bad", "mute");
        assertThat(report.entities())
                .filteredOn(e -> e.kind() == Kind.VOLUME)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.name()).isEmpty();
                    assertThat(e.related(RelationType.HOSTED_ON)).isEmpty();
                    assertThat(e.relations())
                            .filteredOn(r -> r.type() == RelationType.ATTACHED_TO)
                            .extracting(r -> r.to().id())
                            .containsExactly("s1", "s2");
                    assertThat(e.attributes().toMap())
                            .isEqualTo(Map.of("attached_to_hosts", "rack7", "bootable", "true", "host", "h@b"));
                });
    }

    @Test
    void aMemberSeesOnlyTheOwnProjectAndThatIsNotTakenForAll() {
        take(poll());
        cloud.on(LOGIN, r -> cloud.login(r, CinderLiesTest::withoutAdmin));
        cinder = cinder();
        cloud.on(VOLUMES, r -> json(r, Recordings.body("cinder-volumes-own-project")));
        cloud.on(SNAPSHOTS, r -> json(r, "{\"snapshots\": []}"));
        cloud.on(
                VOLUME_SERVICES,
                r -> r.response().setStatusCode(403).end(Recordings.body("cinder-os-services-member-403")));
        cloud.on(POOLS, r -> status(r, 403));
        for (var i = 0; i < 3; i++) {
            var report = poll();
            assertThat(unseen(report)).isEqualTo(cinder.covers());
            assertThat(why(report, Kind.VOLUME).cause()).isEqualTo(Cause.FORBIDDEN);
            assertThat(take(report)).noneMatch(f -> f instanceof Fact.EntityDeleted || f instanceof Fact.EntityMissing);
        }
        assertThat(known(Kind.VOLUME)).hasSize(20);
    }

    @Test
    void ownVolumesAreShownThoughOthersAreNotSeen() {
        cloud.on(VOLUME_SERVICES, r -> status(r, 403));
        cloud.on(VOLUMES, r -> json(r, r.getParam("marker") == null ? ofOneProject(ALL) : "{\"volumes\": []}"));
        cloud.on(SNAPSHOTS, r -> json(r, "{\"snapshots\": []}"));
        var report = poll();
        assertThat(unseen(report)).containsExactlyInAnyOrder(Kind.VOLUME, Kind.SNAPSHOT, Kind.VOLUME_SERVICE);
        assertThat(why(report, Kind.VOLUME).cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(why(report, Kind.SNAPSHOT).detail()).contains("Cinder shows no project but admin");
        assertThat(report.entities()).filteredOn(e -> e.kind() == Kind.VOLUME).hasSize(20);
    }

    @Test
    void aRoleThatIsNotCalledAdminButSeesOtherProjectsSeesAll() {
        cloud.on(LOGIN, r -> cloud.login(r, CinderLiesTest::withoutAdmin));
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void aRoleThatIsNotCalledAdminAndSeesOneProjectIsDoubted() {
        cloud.on(LOGIN, r -> cloud.login(r, CinderLiesTest::withoutAdmin));
        cloud.on(VOLUMES, r -> json(r, "{\"volumes\": []}"));
        cloud.on(SNAPSHOTS, r -> json(r, "{\"snapshots\": []}"));
        var report = poll();
        assertThat(unseen(report)).containsExactlyInAnyOrder(Kind.VOLUME, Kind.SNAPSHOT);
        assertThat(why(report, Kind.VOLUME).detail()).contains("the account has no role admin");
    }

    @Test
    void anAdministratorOfACloudWithoutVolumesSeesAll() {
        cloud.on(VOLUMES, r -> json(r, "{\"volumes\": []}"));
        cloud.on(SNAPSHOTS, r -> json(r, "{\"snapshots\": []}"));
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    private static String withoutAdmin(String token) {
        var changed = token.replace(
                "\"id\":\"bb5cc185372b4ea48ac660fccac93f39\",\"name\":\"admin\"",
                "\"id\":\"bb5cc185372b4ea48ac660fccac93f39\",\"name\":\"monitor\"");
        assertThat(changed).isNotEqualTo(token);
        return changed;
    }

    private static String ofOneProject(String volumes) {
        return volumes.replaceAll("(os-vol-tenant-attr:tenant_id\":\")[^\"]*", "$1c5c799ba07f14cce84968f7b6e24ed87");
    }

    @Test
    void poolsThatCannotBeAskedForHideNothingElse() {
        cloud.on(POOLS, r -> status(r, 404));
        var report = poll();
        assertThat(unseen(report)).containsExactly(Kind.VOLUME_POOL);
        assertThat(why(report, Kind.VOLUME_POOL).cause()).isEqualTo(Cause.NOT_FOUND);
    }

    private static String services(String state, String status, boolean frozen) {
        return Recordings.body("cinder-os-services-3.27")
                .replaceFirst(
                        "(\"host\":\"vcenter01@vcdisk\",\"zone\":\"nova\",)\"status\":\"enabled\",\"state\":\"up\"",
                        "$1\"status\":\"" + status + "\",\"state\":\"" + state + "\"")
                .replaceFirst("\"frozen\":false(}]})", "\"frozen\":" + frozen + "$1");
    }

    private static String onePool() {
        var pools = Recordings.body("cinder-pools-detail-3.0");
        var second = pools.indexOf(",{\"name\":\"vcenter01@vcdisk#vcdisk\"");
        assertThat(second).isPositive();
        return pools.substring(0, second) + "]}";
    }

    @ParameterizedTest
    @MethodSource("notWorking")
    void aPoolThatTheSchedulerHidesBecauseItsServiceDoesNotWorkIsNotGone(String services) {
        take(poll());
        assertThat(services).isNotEqualTo(Recordings.body("cinder-os-services-3.27"));
        cloud.on(VOLUME_SERVICES, r -> json(r, services));
        cloud.on(POOLS, r -> json(r, onePool()));
        for (var i = 0; i < 3; i++) {
            assertThat(take(poll())).noneMatch(f -> f instanceof Fact.EntityDeleted);
        }
        var key = new EntityKey(Kind.VOLUME_POOL, POOL);
        assertThat(known(Kind.VOLUME_POOL)).containsKey(POOL);
        assertThat(snapshot.isCurrent(key)).isFalse();
        cloud.truth(VOLUME_SERVICES);
        assertThat(take(poll())).anyMatch(f -> f instanceof Fact.EntityDeleted && key.equals(f.subject()));
    }

    static Stream<String> notWorking() {
        return Stream.of(
                services("down", "enabled", false), services("up", "disabled", false), services("up", "enabled", true));
    }

    @Test
    void aPoolThatAWorkingServiceNoLongerHasIsGoneAfterTwoListsUnlessVolumesLieInIt() {
        take(poll());
        cloud.on(POOLS, r -> json(r, onePool()));
        assertThat(take(poll())).noneMatch(f -> f instanceof Fact.EntityDeleted);
        assertThat(take(poll()))
                .filteredOn(f -> f instanceof Fact.EntityDeleted)
                .extracting(Fact::subject)
                .containsExactly(new EntityKey(Kind.VOLUME_POOL, POOL));
        var other = "{\"pools\": [{\"name\": \"new@b#p\", \"capabilities\": null}]}";
        cloud.on(POOLS, r -> json(r, other));
        cloud.on(VOLUMES, r -> status(r, 500));
        for (var i = 0; i < 3; i++) {
            assertThat(take(poll())).noneMatch(f -> f instanceof Fact.EntityDeleted);
        }
    }

    @Test
    void capacityIsANumberOrNothing() {
        var pool = "{\"name\": \"h@b#%s\", \"capabilities\": {\"total_capacity_gb\": %s}}";
        var pools = Stream.of("1, 2048", "2, 2047.99", "3, \"unknown\"", "4, \"infinite\"", "5, null", "6, 1e400")
                .map(p -> pool.formatted((Object[]) p.split(", ")))
                .toList();
        cloud.on(POOLS, r -> json(r, "{\"pools\": [" + String.join(",", pools) + "]}"));
        assertThat(poll().entities())
                .filteredOn(e -> e.kind() == Kind.VOLUME_POOL)
                .extracting(e -> e.id() + " " + e.attributes().get("total_capacity_gb"))
                .containsExactly("h@b#1 2048", "h@b#2 2047", "h@b#3 null", "h@b#4 null", "h@b#5 null", "h@b#6 null");
    }

    @Test
    void speaksTheAgreedVersionAndAsksForItOnce() {
        var seen = new CopyOnWriteArrayList<String>();
        cloud.on(VOLUME_SERVICES, r -> {
            seen.add(r.getHeader("OpenStack-API-Version"));
            cloud.truth(r);
        });
        poll();
        poll();
        assertThat(seen).containsOnly("volume 3.48");
        assertThat(cloud.asked.stream().filter(a -> a.equals("GET /v3/"))).hasSize(1);
        assertThat(cloud.asked)
                .contains("GET " + VOLUMES + "?all_tenants=1&limit=1000", "GET " + POOLS + "?detail=true");
    }

    @Test
    void aCloudWithoutCinderIsToldAsSuch() {
        cloud.on(LOGIN, r -> cloud.login(r, token -> token.replace("\"volumev3\"", "\"volumeless\"")));
        var report = poll();
        assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(why(report, Kind.VOLUME).cause()).isEqualTo(Cause.NOT_IN_CATALOG);
    }
}
