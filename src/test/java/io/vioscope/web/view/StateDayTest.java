package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an entity was through a day, and of which times that is not known. */
class StateDayTest {
    private static final Instant NOW = Instant.parse("2026-11-25T14:20:00Z");
    private static final List<Boolean> ALL = Collections.nCopies(24, true);
    private static final Fact ADDED =
            new Fact.EntityAdded(Worlds.server("s1", "ACTIVE", Health.OK, "c1"), Fact.Appearance.NEW);

    @Test
    void statesFollowEachOtherWithoutGapsFromTheFirstHourToNow() {
        var day = StateDay.of(
                List.of(
                        at("2026-11-20T00:00:00Z", ADDED),
                        at("2026-11-25T10:00:00Z", to(Status.enabled("ERROR", Health.DOWN))),
                        at("2026-11-25T11:30:00Z", to(Status.disabled("SHUTOFF", Health.DOWN))),
                        at("2026-11-25T12:00:00Z", to(Status.enabled("PAUSED", Health.DEGRADED)))),
                NOW,
                ALL,
                null);

        assertThat(day)
                .containsExactly(
                        stretch("2026-11-24T15:00:00Z", "2026-11-25T10:00:00Z", "ok"),
                        stretch("2026-11-25T10:00:00Z", "2026-11-25T11:30:00Z", "down"),
                        stretch("2026-11-25T11:30:00Z", "2026-11-25T12:00:00Z", "off"),
                        stretch("2026-11-25T12:00:00Z", "2026-11-25T14:20:00Z", "degraded"));
    }

    @Test
    void itIsUnknownWhileItsSourceIsStaleOrItIsMissing() {
        var key = Worlds.server("s1", "ACTIVE", Health.OK, "c1").key();
        var day = StateDay.of(
                List.of(
                        at("2026-11-20T00:00:00Z", ADDED),
                        at("2026-11-25T10:00:00Z", source(SourceStatus.STALE)),
                        at("2026-11-25T11:00:00Z", source(SourceStatus.FRESH)),
                        at("2026-11-25T12:00:00Z", new Fact.EntityMissing(key)),
                        at("2026-11-25T13:00:00Z", new Fact.EntityReappeared(key))),
                NOW,
                ALL,
                null);

        assertThat(day).extracting(StateDay.Stretch::word).containsExactly("ok", "unknown", "ok", "unknown", "ok");
    }

    @Test
    void whatIsNotRecordedIsNeitherOkNorNotThere() {
        var recorded = IntStream.range(0, 24).mapToObj(i -> i != 22).toList();
        var gone = new Fact.EntityDeleted(Worlds.server("s1", "ACTIVE", Health.OK, "c1"), Fact.Sign.SAID_SO);
        var day = StateDay.of(
                List.of(
                        at("2026-11-25T11:00:00Z", ADDED),
                        at("2026-11-25T12:00:00Z", gone),
                        at("2026-11-25T12:30:00Z", ADDED)),
                NOW,
                recorded,
                null);

        assertThat(day)
                .extracting(StateDay.Stretch::word)
                .as("before the first fact, and in an hour of which nothing is recorded")
                .containsExactly("not-recorded", "ok", "not-there", "ok", "not-recorded", "ok");
    }

    @Test
    void whatWasNotSeenSinceAMomentIsUnknownFromThenOn() {
        var day = StateDay.of(
                List.of(at("2026-11-20T00:00:00Z", ADDED)), NOW, ALL, Instant.parse("2026-11-25T14:00:00Z"));

        assertThat(day)
                .containsExactly(
                        stretch("2026-11-24T15:00:00Z", "2026-11-25T14:00:00Z", "ok"),
                        stretch("2026-11-25T14:00:00Z", "2026-11-25T14:20:00Z", "unknown"));
    }

    @Test
    void stretchesNeverOverlapThoughItsSourceFellSilentAfterItWasLastSeen() {
        var day = StateDay.of(
                List.of(at("2026-11-20T00:00:00Z", ADDED), at("2026-11-25T14:05:00Z", source(SourceStatus.STALE))),
                NOW,
                ALL,
                Instant.parse("2026-11-25T14:00:00Z"));

        assertThat(day)
                .containsExactly(
                        stretch("2026-11-24T15:00:00Z", "2026-11-25T14:05:00Z", "ok"),
                        stretch("2026-11-25T14:05:00Z", "2026-11-25T14:20:00Z", "unknown"));
    }

    private static Fact to(Status status) {
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1");
        return new Fact.StatusChanged(server.key(), "x", server.status(), status);
    }

    private static Fact source(SourceStatus status) {
        return new Fact.SourceChanged(Worlds.NOVA, SourceStatus.FRESH, status, null);
    }

    private static Dated at(String time, Fact fact) {
        return new Dated(Instant.parse(time), fact);
    }

    private static StateDay.Stretch stretch(String from, String to, String word) {
        return new StateDay.Stretch(Instant.parse(from), Instant.parse(to), word);
    }
}
