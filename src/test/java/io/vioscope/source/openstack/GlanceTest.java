package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.IMAGES;
import static io.vioscope.source.openstack.FakeCloud.json;
import static io.vioscope.source.openstack.ImageLists.NONE;
import static io.vioscope.source.openstack.ImageLists.OWN;
import static io.vioscope.source.openstack.ImageLists.isForHidden;
import static io.vioscope.source.openstack.ImageLists.list;
import static io.vioscope.source.openstack.ImageLists.open;
import static io.vioscope.source.openstack.ImageLists.row;
import static io.vioscope.source.openstack.Watch.tied;
import static io.vioscope.source.openstack.Watch.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.AdminState;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Glance may answer, and what may be made of it. */
class GlanceTest {
    private static final String BOOTED = "1d3e8954-0087-4275-9b7b-0d46f9489e53";

    private final Watch watch = new Watch("glance");

    @AfterEach
    void stop() {
        watch.close();
    }

    /** What is not hidden; nothing is. */
    private void lists(String... rows) {
        answers(r -> json(r, isForHidden(r) ? NONE : list("", rows)));
    }

    private void answers(Consumer<HttpServerRequest> answer) {
        watch.cloud.on(IMAGES, answer);
    }

    private void isNoAdmin() {
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(r, token -> token.replace("\"name\":\"admin\"", "\"name\":\"member\"")));
    }

    private static void refuse(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end("{}");
    }

    @Test
    void anImageIsWhatItsRowSays() {
        lists(row("a", "alpha", "shared", "active", ", \"vmware_ostype\": \"ubuntu64Guest\", \"stores\": \"one,two\""));
        watch.poll();
        var image = watch.believed(Kind.IMAGE, "a").orElseThrow();
        assertThat(image.name()).isEqualTo("image a");
        assertThat(image.status().health()).isEqualTo(Health.OK);
        assertThat(tied(image, RelationType.OWNED_BY)).containsExactly("alpha");
        assertThat(image.attributes().toMap())
                .containsEntry("visibility", "shared")
                .containsEntry("size_bytes", "1048576")
                .containsEntry("min_ram_mb", "512")
                .containsEntry("min_disk_gb", "20")
                .containsEntry("protected", "true")
                .containsEntry("vmware_ostype", "ubuntu64Guest")
                .containsEntry("stores", "one,two")
                .doesNotContainKeys("updated_at", "virtual_size_bytes", "vmware_disktype");
    }

    @Test
    void anImageNeedHaveNeitherNameNorOwner() {
        lists("{\"id\": \"a\", \"name\": null, \"owner\": null, \"status\": \"queued\", \"size\": null}");
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
        var image = watch.believed(Kind.IMAGE, "a").orElseThrow();
        assertThat(image.name()).isEmpty();
        assertThat(image.relations()).isEmpty();
        assertThat(image.status().health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void aDeactivatedImageIsOffOnPurpose() {
        lists(open("a"));
        watch.poll();
        lists(row("a", "alpha", "public", "deactivated", ""));
        watch.poll();
        assertThat(watch.believed(Kind.IMAGE, "a").orElseThrow().status().admin())
                .isEqualTo(AdminState.DISABLED);
        assertThat(watch.facts()).hasSize(1).allMatch(f -> f instanceof Fact.StatusChanged);
    }

    @Test
    void hiddenImagesAreSeenTooAndOneThatIsHiddenMeanwhileIsSeenOnce() {
        answers(r -> json(r, isForHidden(r) ? list("", open("a"), open("b")) : list("", open("a"))));
        var report = watch.poll();
        assertThat(report.entities()).extracting(e -> e.id()).containsExactlyInAnyOrder("a", "b");
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutOneOfTheListsNothingIsGone(boolean hidden) {
        answers(r -> json(r, isForHidden(r) ? list("", open("b")) : list("", open("a"))));
        watch.poll();
        answers(r -> {
            if (isForHidden(r) == hidden) {
                refuse(r, 503);
            } else {
                json(r, NONE);
            }
        });
        for (var i = 0; i < 3; i++) {
            assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(Cause.SERVER_ERROR);
        }
        assertThat(watch.count(Kind.IMAGE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "pending_delete"})
    void aRowThatSaysDeletedIsBelievedAndAnAbsentOneNotAtOnce(String word) {
        lists(open("a"), open("b"));
        watch.poll();
        lists(row("a", "alpha", "public", word, ""));
        watch.poll();
        assertThat(watch.believed(Kind.IMAGE, "a")).isEmpty();
        assertThat(watch.believed(Kind.IMAGE, "b")).isPresent();
        watch.poll();
        assertThat(watch.believed(Kind.IMAGE, "b")).isEmpty();
    }

    @Test
    void pagesGoOnFromOurOwnMarkerWhateverAddressIsOffered() {
        answers(r -> {
            var next = ", \"next\": \"http://evil.example/v2/images?marker=zzz\"";
            if (isForHidden(r)) {
                json(r, NONE);
            } else {
                json(r, r.getParam("marker") == null ? list(next, open("a"), open("b")) : list("", open("c")));
            }
        });
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
        assertThat(watch.count(Kind.IMAGE)).isEqualTo(3);
        assertThat(watch.cloud.asked)
                .contains("GET /v2/images?limit=1000&visibility=all&marker=b")
                .noneMatch(a -> a.contains("zzz"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"images\": [{\"id\": \"a\", \"status\": \"active\"}', NOT_JSON",
        "'{\"images\": [], \"next\": 3', NOT_JSON",
        "'{\"pictures\": []}', WRONG_SHAPE",
        "'{\"images\": {}}', WRONG_SHAPE",
        "'[]', WRONG_SHAPE",
        "'{\"images\": [{\"name\": \"nobody\", \"status\": \"active\"}]}', WRONG_SHAPE",
        "'{\"images\": [7]}', WRONG_SHAPE"
    })
    void nonsenseIsNoList(String body, Cause cause) {
        lists(open("a"));
        watch.poll();
        answers(r -> json(r, body));
        for (var i = 0; i < 3; i++) {
            assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(cause);
        }
        assertThat(watch.believed(Kind.IMAGE, "a")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\": \"active\", \"name\": 7",
                "\"status\": \"active\", \"size\": \"big\"",
                "\"status\": \"active\", \"protected\": \"yes\"",
                "\"status\": \"active\", \"owner\": \"\\u0000\"",
                "\"status\": null",
                "\"status\": {}"
            })
    void anImageThatCannotBeReadIsThereAndTheOthersAreRead(String fields) {
        lists(open("a"), open("b"));
        watch.poll();
        lists("{\"id\": \"a\", " + fields + "}", open("b"));
        var report = watch.poll();
        assertThat(report.unreadable()).extracting(u -> u.key().id()).containsExactly("a");
        assertThat(report.entities()).extracting(e -> e.id()).containsExactly("b");
        watch.poll();
        assertThat(watch.believed(Kind.IMAGE, "a")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"alpha, public", "alpha, community", "alpha, shared", OWN + ", private"})
    void anAccountThatIsNoAdminMayNotBeShownAll(String owner, String visibility) {
        isNoAdmin();
        lists(row("a", owner, visibility, "active", ""));
        assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(Cause.FORBIDDEN);
        lists();
        for (var i = 0; i < 3; i++) {
            assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(Cause.FORBIDDEN);
        }
        assertThat(watch.believed(Kind.IMAGE, "a")).isPresent();
    }

    @Test
    void whoeverIsShownAnotherProjectsPrivateImageIsShownAll() {
        isNoAdmin();
        lists(open("a"), row("b", "beta", "private", "active", ""));
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void aGlanceBeforeSteinIsAskedForTheImagesOfTheCommunityApart() {
        answers(r -> {
            var visibility = r.getParam("visibility");
            if ("all".equals(visibility)) {
                refuse(r, 400);
            } else {
                json(r, isForHidden(r) ? NONE : list("", open(visibility == null ? "a" : "b")));
            }
        });
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
        assertThat(watch.count(Kind.IMAGE)).isEqualTo(2);
    }

    @Test
    void aMarkerThatIsRefusedBreaksTheListAndNothingIsReadAnew() {
        answers(r -> {
            if (r.getParam("marker") != null) {
                refuse(r, 400);
            } else {
                json(r, isForHidden(r) ? NONE : list(", \"next\": \"/v2/images?marker=a\"", open("a")));
            }
        });
        assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("community"));
    }

    @Test
    void aServerOutlivesTheImageItWasBootedFrom() {
        watch.poll("nova");
        var image = "b376a9ed-a54a-47c5-80a3-4d3c3a8c4823";
        watch.poll();
        assertThat(watch.believed(Kind.IMAGE, image)).isPresent();
        var servers = watch.count(Kind.SERVER);
        assertThat(tied(watch.believed(Kind.SERVER, BOOTED).orElseThrow(), RelationType.BOOTED_FROM))
                .containsExactly(image);
        lists();
        watch.poll();
        watch.poll();
        assertThat(watch.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.EntityDeleted.class, f -> assertThat(f.last().id()).isEqualTo(image));
        watch.poll("nova");
        assertThat(watch.facts()).isEmpty();
        assertThat(watch.count(Kind.SERVER)).isEqualTo(servers);
        assertThat(watch.count(Kind.IMAGE)).isZero();
    }

    @Test
    void aCloudWithoutGlanceSaysSo() {
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(r, token -> token.replace("\"type\":\"image\"", "\"type\":\"none\"")));
        assertThat(unseen(watch.poll(), Kind.IMAGE).cause()).isEqualTo(Cause.NOT_IN_CATALOG);
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("images"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v2", "/v2/", "/v1", "/v2.0"})
    void theCatalogMayOrMayNotTellTheVersion(String end) {
        var told = "\"url\":\"" + watch.cloud.url() + end + "\"";
        watch.cloud.on(
                FakeCloud.LOGIN,
                r -> watch.cloud.login(r, token -> token.replace("\"url\":\"" + watch.cloud.url() + "\"", told)));
        assertThat(watch.poll().completeness()).isEqualTo(new Completeness.Complete());
        assertThat(watch.count(Kind.IMAGE)).isEqualTo(1);
    }
}
