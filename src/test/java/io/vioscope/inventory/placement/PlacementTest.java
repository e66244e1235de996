package io.vioscope.inventory.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Answer.Certainty;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server was, told from facts whose times are minutes after a start. */
class PlacementTest {
    private static final Entity WEB = Worlds.server("web", "ACTIVE", Health.OK, "c1");
    private static final EntityKey KEY = WEB.key();
    private static final EntityKey C1 = host("c1");
    private static final EntityKey C2 = host("c2");

    private final List<Dated> facts = new ArrayList<>();

    private static EntityKey host(String id) {
        return new EntityKey(Kind.HYPERVISOR, id);
    }

    private static Instant at(String time) {
        return Worlds.START.plus(Duration.parse("PT" + time));
    }

    private PlacementTest learn(String time, Fact... learnt) {
        for (var fact : learnt) {
            facts.add(new Dated(at(time), fact));
        }
        return this;
    }

    private static Fact found() {
        return new Fact.EntityAdded(WEB, Fact.Appearance.FOUND_AT_FIRST_SIGHT);
    }

    private static Fact moved(@Nullable Migration by) {
        return new Fact.ServerMoved(KEY, "web", C1, C2, by);
    }

    private static Migration live(String status, String began, String ended) {
        return new Migration("m1", KEY, Migration.Type.LIVE, status, C1, C2, at(began), at(ended));
    }

    private static Fact host(@Nullable String from, @Nullable String to) {
        return new Fact.EntityChanged(KEY, Map.of("relation.hosted_on", new Change(from, to)));
    }

    private static Fact nova(SourceStatus from, SourceStatus to) {
        return new Fact.SourceChanged(Placement.TELLER, from, to, to == SourceStatus.FRESH ? null : Worlds.CUT);
    }

    private String where(String time) {
        return where(time, Optional.of(at("600M")));
    }

    /** What is known of that time: the certainty, the host then, and the next one where it is told. */
    private String where(String time, Optional<Instant> seen) {
        var answer = Placement.of(facts).at(at(time), seen);
        var words = answer.certainty().word();
        for (var stay : new Stay[] {answer.stay(), answer.next()}) {
            words += stay == null
                    ? ""
                    : " " + (stay.host() == null ? "nowhere" : stay.host().id());
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource({
        "-1M, before_first_sight c1",
        "0M, recorded c1",
        "29M, recorded c1",
        "30M, recorded c2",
        "599M, recorded c2",
        "601M, not_seen_since c2",
    })
    void aMoveOfWhichNobodyTellsIsAtThePollThatNoticedIt(String time, String known) {
        learn("0M", found()).learn("30M", moved(null));
        assertThat(where(time)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "26M, recorded c1",
        "27M, moving c1 c2",
        "28M, moving c1 c2",
        "29M, recorded c2",
        "31M, recorded c2",
    })
    void aMigrationTellsWhenItMoved(String time, String known) {
        learn("0M", found()).learn("30M", moved(live("completed", "27M", "29M")));
        assertThat(where(time)).isEqualTo(known);
    }

    @Test
    void aMigrationThatIsNotAtItsEndTellsItsBeginningOnly() {
        learn("0M", found()).learn("30M", moved(live("running", "27M", "29M")));
        assertThat(where("29M")).isEqualTo("moving c1 c2");
        assertThat(where("30M")).isEqualTo("recorded c2");
    }

    @ParameterizedTest
    @CsvSource({"31M, 33M", "-2M, 29M"})
    void timesOfAClockThatCannotBeRightAreLeftOut(String began, String ended) {
        learn("0M", found()).learn("30M", moved(live("completed", began, ended)));
        assertThat(where("29M")).isEqualTo("recorded c1");
        assertThat(where("30M")).isEqualTo("recorded c2");
    }

    @Test
    void aShelvedServerIsNowhereAndWhoAskedIsTold() {
        var shelved = new Status("SHELVED_OFFLOADED", Health.DOWN, io.vioscope.model.AdminState.DISABLED);
        var asked = new ServerAction("shelve", ServerAction.By.OWNER, "u1", at("9M"), "req-1");
        learn("0M", found());
        learn("10M", new Fact.StatusChanged(KEY, "web", WEB.status(), shelved, asked), host("hypervisor/c1", null));
        learn("20M", host(null, "hypervisor/c2"));
        assertThat(where("5M")).isEqualTo("recorded c1");
        assertThat(where("10M")).isEqualTo("recorded nowhere");
        assertThat(where("20M")).isEqualTo("recorded c2");
        var stays = Placement.of(facts).stays();
        assertThat(stays).extracting(s -> s.arrival().way().word()).containsExactly("found", "unplaced", "placed");
        assertThat(stays.get(1).arrival().status())
                .satisfies(s -> assertThat(s.by()).isEqualTo(asked));
        assertThat(stays.get(2).arrival().status()).isNull();
    }

    @Test
    void aServerThatIsBuiltIsNowhereFirst() {
        var building = WEB.withRelations(RelationType.HOSTED_ON, List.of());
        learn("5M", new Fact.EntityAdded(building, Fact.Appearance.NEW)).learn("6M", host(null, "hypervisor/c1"));
        assertThat(where("4M")).isEqualTo("before_first_sight nowhere");
        assertThat(where("5M")).isEqualTo("recorded nowhere");
        assertThat(where("6M")).isEqualTo("recorded c1");
    }

    @Test
    void aDeletedServerWasSomewhereAndIsGone() {
        learn("0M", found()).learn("30M", new Fact.EntityDeleted(WEB, Fact.Sign.SAID_SO));
        assertThat(where("10M", Optional.empty())).isEqualTo("recorded c1");
        assertThat(where("30M", Optional.empty())).isEqualTo("gone c1");
        assertThat(where("900M", Optional.empty())).isEqualTo("gone c1");
        assertThat(Placement.of(facts).name()).isEqualTo(WEB.name());
    }

    @Test
    void whileItsListDidNotHaveItItIsNotKnown() {
        learn("0M", found()).learn("10M", new Fact.EntityMissing(KEY)).learn("11M", new Fact.EntityReappeared(KEY));
        learn("20M", new Fact.EntityMissing(KEY)).learn("21M", new Fact.EntityDeleted(WEB, Fact.Sign.ABSENT_TWICE));
        assertThat(where("9M")).isEqualTo("recorded c1");
        assertThat(where("10M")).isEqualTo("not_watched c1");
        assertThat(where("11M")).isEqualTo("recorded c1");
        assertThat(where("20M")).isEqualTo("not_watched c1");
        assertThat(where("21M")).isEqualTo("gone c1");
    }

    @Test
    void whileNovaWasNotReadItIsNotKnownAndAMoveMeanwhileIsToldAsOne() {
        learn("0M", nova(SourceStatus.NEVER, SourceStatus.FRESH), found());
        learn("10M", nova(SourceStatus.FRESH, SourceStatus.STALE));
        learn("20M", nova(SourceStatus.STALE, SourceStatus.FRESH));
        learn("30M", nova(SourceStatus.FRESH, SourceStatus.PARTIAL));
        learn("40M", nova(SourceStatus.PARTIAL, SourceStatus.FRESH), moved(null));
        assertThat(where("9M")).isEqualTo("recorded c1");
        assertThat(where("15M")).isEqualTo("not_watched c1");
        assertThat(where("25M")).isEqualTo("recorded c1");
        assertThat(where("35M")).isEqualTo("not_watched c1 c2");
        assertThat(where("40M")).isEqualTo("recorded c2");
        assertThat(Placement.of(facts).gaps())
                .extracting(g -> g.why().word())
                .containsExactly("source_stale", "source_partial");
    }

    @Test
    void whatOtherSourcesMissAndWhatWasBeforeItsTimeIsNoGap() {
        learn("0M", nova(SourceStatus.NEVER, SourceStatus.STALE))
                .learn("5M", nova(SourceStatus.STALE, SourceStatus.FRESH));
        learn("5M", found());
        learn("6M", new Fact.SourceChanged(new SourceId("cinder"), SourceStatus.FRESH, SourceStatus.STALE, Worlds.CUT));
        learn("7M", new Fact.EntityDeleted(WEB, Fact.Sign.SAID_SO));
        learn("8M", nova(SourceStatus.FRESH, SourceStatus.STALE));
        assertThat(Placement.of(facts).gaps()).isEmpty();
    }

    @Test
    void ofWhatIsNotRecordedAnyMoreOnlyTheEndIsTold() {
        learn("30M", moved(null));
        assertThat(where("10M")).isEqualTo("before_record c1 c2");
        assertThat(where("31M")).isEqualTo("recorded c2");
        assertThat(Placement.of(facts).stays().get(0).from()).isNull();
    }

    @Test
    void whatHasNotBeenSeenSinceTheStartIsKnownUntilItsLastFact() {
        learn("0M", found()).learn("30M", moved(null));
        assertThat(where("30M", Optional.empty())).isEqualTo("recorded c2");
        assertThat(where("31M", Optional.empty())).isEqualTo("not_seen_since c2");
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(where("1M")).isEqualTo("nothing_recorded");
        assertThat(Placement.of(facts).at(at("1M"), Optional.empty()).certainty())
                .isEqualTo(Certainty.NOTHING_RECORDED);
    }
}
