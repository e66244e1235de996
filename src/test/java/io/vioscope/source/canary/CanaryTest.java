package io.vioscope.source.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.canary.Notebook.Made;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a port that is made and deleted, and of all that can come in between. */
class CanaryTest {
    private final FakeNeutron neutron = new FakeNeutron();
    private final CanarySource canary = neutron.source(Optional.empty());

    @AfterEach
    void stop() {
        neutron.close();
    }

    private Entity look() {
        return neutron.entity(canary);
    }

    private static void isNotTried(Entity canary, String why) {
        assertThat(canary.status().word()).isEqualTo("could not be tried");
        assertThat(canary.status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(canary.attributes().get("why")).contains(why);
    }

    @Test
    void aPortIsMadeReadDeletedAndNotThereAnyMore() {
        var seen = look();
        assertThat(seen.status().word()).isEqualTo("works");
        assertThat(seen.status().health()).isEqualTo(Health.OK);
        assertThat(seen.name()).isEqualTo("port on blue");
        assertThat(seen.attributes().get("steps"))
                .isEqualTo("created in under 1 s, read in under 1 s, deleted in under 1 s, gone in under 1 s");
        assertThat(seen.relations())
                .containsExactly(
                        new Relation(RelationType.CONNECTED_TO, new EntityKey(Kind.NETWORK, FakeNeutron.NETWORK)));
        assertThat(neutron.ports).isEmpty();
        assertThat(neutron.notebook.made).isEmpty();
    }

    @Test
    void whatItMakesSaysWhoseItIsAndIsPluggedIntoNothing() {
        look();
        look();
        assertThat(neutron.asked).hasSize(2).allSatisfy(port -> {
            assertThat(port.getString("name")).matches("vioscope-canary-[0-9a-f]{16}");
            assertThat(port.getString("description")).startsWith("Made by Vioscope");
            assertThat(port.getString("network_id")).isEqualTo(FakeNeutron.NETWORK);
            assertThat(port.getBoolean("admin_state_up")).isTrue();
            assertThat(port.fieldNames()).doesNotContain("device_id", "device_owner");
        });
        assertThat(neutron.asked.get(0).getString("name"))
                .isNotEqualTo(neutron.asked.get(1).getString("name"));
    }

    /** One for the network, and four for the port. */
    @Test
    void aTryCostsFiveCallsOnceItIsSignedIn() {
        look();
        neutron.cloud.asked.clear();
        look();
        assertThat(neutron.cloud.asked).hasSize(5);
    }

    @Test
    void oneFailureIsNothingYetAndTwoInARowAreAndOneSuccessIsTheEnd() {
        neutron.onCreate = FakeNeutron.error(500, "NsxLibException");
        assertThat(look().status().word()).isEqualTo("failed once");
        var down = look();
        assertThat(down.status().health()).isEqualTo(Health.DOWN);
        assertThat(down.attributes().get("failed_step")).isEqualTo("create");
        assertThat(down.attributes().get("why")).isEqualTo("status 500 (NsxLibException)");
        assertThat(look()).as("nothing of the next failure differs").isEqualTo(down);
        neutron.onCreate = null;
        assertThat(look().status().health()).isEqualTo(Health.OK);
    }

    @Test
    void whatFailedBeforeARestartFailsOnWithTheFirstFailure() {
        neutron.onCreate = FakeNeutron.error(500, "Any");
        look();
        var down = look();
        assertThat(neutron.entity(neutron.source(Optional.of(down))).status().word())
                .isEqualTo("fails");
        assertThat(neutron.entity(neutron.source(Optional.empty())).status().word())
                .isEqualTo("failed once");
    }

    @Test
    void aLoadBalancerThatAnswersInPlaceOfNeutronIsAFailure() {
        neutron.onCreate = request -> request.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "text/html")
                .end("<html></html>");
        look();
        var down = look();
        assertThat(down.status().word()).isEqualTo("fails");
        assertThat(down.attributes().get("why")).startsWith("status 503 (HTML");
    }

    @Test
    void whereKeystoneDoesNotWorkEitherItIsNotNeutronsFailure() {
        neutron.onCreate = FakeNeutron.error(503, "Any");
        neutron.cloud.on(
                "/v3/auth/projects",
                request -> request.response().setStatusCode(503).end());
        look();
        isNotTried(look(), "Keystone does not work either (status 503");
    }

    @ParameterizedTest
    @CsvSource({
        "403, PolicyNotAuthorized",
        "409, OverQuota",
        "409, IpAddressGenerationFailure",
        "400, HTTPBadRequest",
        "404, NetworkNotFound",
        "413, RequestTooLong",
        "429, OverLimit"
    })
    void whatIsRefusedSaysNothingOfTheCloudHoweverOften(int status, String type) {
        neutron.onCreate = FakeNeutron.error(status, type);
        look();
        look();
        isNotTried(look(), "status " + status + " (" + type + ")");
        assertThat(neutron.notebook.made).as("it was not made").isEmpty();
        assertThat(neutron.look(canary).aside().notes()).anyMatch(note -> note.contains(type));
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnceAndWhoIsRefusedThenIsNotTried() {
        neutron.onCreate = FakeNeutron.error(401, "Unauthorized");
        isNotTried(look(), "status 401");
        assertThat(neutron.cloud.logins()).isEqualTo(2);
        assertThat(neutron.asked).hasSize(2);
    }

    @Test
    void whoMayNotSignInDoesNotTry() {
        neutron.cloud.on(
                FakeCloud.LOGIN,
                request -> request.response().setStatusCode(401).end());
        isNotTried(look(), "the token or password was refused");
        assertThat(neutron.asked).isEmpty();
    }

    @Test
    void aNetworkThatIsNotThereIsNoFailure() {
        neutron.isNetworkThere = false;
        look();
        isNotTried(look(), "its account sees no such network");
    }

    /** Neutron has made it all the same. */
    @Test
    void whatWasMadeWithoutAnAnswerIsFoundByItsNameAndRemovedBeforeAnotherIsMade() {
        neutron.isMute = true;
        var silent = look();
        assertThat(silent.status().word()).isEqualTo("failed once");
        assertThat(silent.attributes().get("why")).isEqualTo("no answer in time");
        assertThat(neutron.ports).hasSize(1);
        neutron.isMute = false;
        assertThat(look().status().word()).isEqualTo("works");
        assertThat(neutron.ports).isEmpty();
        assertThat(neutron.notebook.made).isEmpty();
    }

    @Test
    void whatAProcessLeftThatWasKilledBeforeTheAnswerIsRemovedByTheNext() {
        neutron.notebook.made.add(new Made("vioscope-canary-0123456789abcdef", null, Instant.now()));
        neutron.there("vioscope-canary-0123456789abcdef", "");
        assertThat(look().status().word()).isEqualTo("works");
        assertThat(neutron.ports).isEmpty();
        assertThat(neutron.notebook.made).isEmpty();
    }

    @Test
    void whatMayStillComeAboutIsRememberedForAnHour() {
        neutron.notebook.made.add(new Made("vioscope-canary-0000000000000001", null, Instant.now()));
        var old = Instant.now().minus(Duration.ofMinutes(61));
        neutron.notebook.made.add(new Made("vioscope-canary-0000000000000002", null, old));
        look();
        assertThat(neutron.notebook.made).extracting(Made::name).containsExactly("vioscope-canary-0000000000000001");
    }

    @Test
    void portsOfOthersAreLeftAloneWhateverTheirNames() {
        var other = neutron.there("vioscope-canary-ffffffffffffffff", "");
        neutron.notebook.made.add(new Made("vioscope-canary-0123456789abcdef", null, Instant.now()));
        var plugged = neutron.there("vioscope-canary-0123456789abcdef", "a-server");
        var report = neutron.look(canary);
        assertThat(neutron.ports).containsOnlyKeys(other, plugged);
        assertThat(report.aside().notes()).anyMatch(note -> note.contains("is in use by somebody now"));
        look();
        assertThat(neutron.ports).containsOnlyKeys(other, plugged);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 500})
    void aPortThatCannotBeDeletedIsToldOfAndNoOtherIsMadeUntilItIsGone(int status) {
        neutron.onDelete = FakeNeutron.error(status, "Any");
        look();
        var left = look();
        assertThat(left.attributes().get("left_behind"))
                .isEqualTo(neutron.ports.keySet().iterator().next());
        assertThat(left.attributes().get("failed_step")).isEqualTo("delete");
        assertThat(left.status().word()).isEqualTo(status == 500 ? "fails" : "could not be tried");
        assertThat(neutron.asked).hasSize(1);
        neutron.onDelete = null;
        var mended = look();
        assertThat(mended.status().word()).isEqualTo("works");
        assertThat(mended.attributes().get("left_behind")).isNull();
        assertThat(neutron.ports).isEmpty();
    }

    @Test
    void aPortThatIsStillThereThoughItWasDeletedIsAFailure() {
        neutron.onDelete = request -> request.response().setStatusCode(204).end();
        assertThat(look().attributes().get("why")).isEqualTo("it is still there");
        assertThat(neutron.notebook.made).hasSize(1);
    }

    @Test
    void anAnswerThatNeverComesToADeletionIsAFailure() {
        neutron.onDelete = request -> {};
        var left = look();
        assertThat(left.status().word()).isEqualTo("failed once");
        assertThat(left.attributes().get("why")).isEqualTo("no answer in time");
    }

    @Test
    void aPortThatIsBuiltIsWaitedForAndOneInErrorIsAFailureAndDeleted() {
        neutron.statuses.add("BUILD");
        neutron.statuses.add("BUILD");
        assertThat(look().status().word()).isEqualTo("works");
        neutron.statuses.add("ERROR");
        var broken = look();
        assertThat(broken.attributes().get("why")).isEqualTo("its status is ERROR");
        assertThat(neutron.ports).isEmpty();
    }

    /** VMware's plugins tell both without meaning. */
    @Test
    void downIsAsGoodAsActive() {
        neutron.statuses.add("DOWN");
        var seen = look();
        assertThat(seen.status().word()).isEqualTo("works");
        assertThat(seen.attributes().get("port_status")).isEqualTo("DOWN");
    }

    @Test
    void nothingIsMadeThatCouldNotBeRemembered() {
        neutron.notebook.isAway = true;
        isNotTried(look(), "the database is away");
        assertThat(neutron.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANARY", "NSX_MANAGER", "NETWORK"})
    void nothingIsMadeWhileOperatorsWorkOnWhatItStandsOn(Kind over) {
        neutron.window = Optional.of(7L);
        neutron.over = over;
        var held = look();
        assertThat(held.status().word()).isEqualTo("held back");
        assertThat(held.attributes().get("why")).isEqualTo("maintenance window 7 covers it");
        assertThat(neutron.asked).isEmpty();
        neutron.window = Optional.empty();
        assertThat(look().status().word()).isEqualTo("works");
    }
}
