package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds.Poll;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the engine, held against random histories of a cloud. */
class EngineLawsTest {
    private static final Duration POLL = Duration.ofSeconds(30);

    @Provide
    Arbitrary<List<Poll>> histories() {
        return Worlds.histories();
    }

    @Provide
    Arbitrary<Poll> polls() {
        return Worlds.polls();
    }

    @Property(tries = 500)
    void applyingTheFactsToTheOldStateGivesTheNextState(@ForAll("histories") List<Poll> history) {
        var now = Snapshot.unknown("c");
        var at = Worlds.START;
        for (var poll : history) {
            at = at.plus(POLL);
            var step = step(now, poll, at);
            assertThat(now.state().apply(step.facts(), at))
                    .isEqualTo(step.next().state());
            assertThat(step.next().state().seq())
                    .isEqualTo(now.state().seq() + step.facts().size());
            now = step.next();
        }
    }

    @Property(tries = 300)
    void theSameReportTwiceGivesNoFacts(@ForAll("histories") List<Poll> history, @ForAll("polls") Poll last) {
        var before = run(history);
        var at = timeAfter(history);
        var once = step(before, last, at);
        var twice = step(once.next(), last, at);
        assertThat(twice.facts()).isEmpty();
        assertThat(twice.next().state()).isEqualTo(once.next().state());
    }

    @Property(tries = 300)
    void anUnchangedCloudGivesNoFactsHoweverOftenItIsRead(@ForAll("polls") Poll poll) {
        var settled = run(List.of(poll, poll, poll));
        var at = timeAfter(List.of(poll, poll, poll));
        assertThat(step(settled, poll, at).facts()).isEmpty();
    }

    @Property(tries = 300)
    void reportsOfDifferentSourcesGiveTheSameModelInAnyOrder(@ForAll("histories") List<Poll> history) {
        var before = run(history);
        var at = timeAfter(history);
        var nova = new Input.Reported(history.get(0).at(at));
        var keystone = new Input.Reported(projects(at));
        var novaFirst = both(before, nova, keystone, at);
        var keystoneFirst = both(before, keystone, nova, at);
        assertThat(novaFirst.state().inventory())
                .isEqualTo(keystoneFirst.state().inventory());
        assertThat(conditions(novaFirst)).isEqualTo(conditions(keystoneFirst));
    }

    @Property(tries = 500)
    void aPartialOrFailedReportRemovesNothingItDidNotSee(
            @ForAll("histories") List<Poll> history, @ForAll("polls") Poll poll) {
        var report = poll.at(timeAfter(history));
        var step = Worlds.ENGINE.step(run(history), new Input.Reported(report), report.at());
        for (var fact : step.facts()) {
            if (fact instanceof Fact.EntityDeleted deleted && deleted.sign() == Fact.Sign.ABSENT_TWICE) {
                assertThat(report.sawAll(deleted.last().kind()))
                        .as("%s in %s", deleted, report.completeness())
                        .isTrue();
            }
        }
        if (report.completeness() instanceof Completeness.Failed) {
            assertThat(step.next().state().inventory())
                    .isEqualTo(run(history).state().inventory());
        }
    }

    @Property(tries = 500)
    void nothingIsHeldToBeGoneOnOneAbsence(@ForAll("histories") List<Poll> history, @ForAll("polls") Poll poll) {
        var before = run(history);
        var report = poll.at(timeAfter(history));
        var step = Worlds.ENGINE.step(before, new Input.Reported(report), report.at());
        for (var fact : step.facts()) {
            if (fact instanceof Fact.EntityDeleted deleted && deleted.sign() != Fact.Sign.NOTHING_LEFT) {
                assertThat(before.state()
                                        .inventory()
                                        .missing()
                                        .contains(deleted.last().key())
                                || report.gone().contains(deleted.last().key()))
                        .as("%s", deleted)
                        .isTrue();
            }
        }
    }

    @Property(tries = 300)
    void afterARestartNothingIsGreenUntilItWasSeenAgain(
            @ForAll("histories") List<Poll> history, @ForAll("polls") Poll first) {
        var restarted = restart(run(history));
        assertThat(current(restarted)).isEmpty();
        var report = first.at(timeAfter(history));
        var seen = report.entities().stream().map(Entity::key).collect(Collectors.toSet());
        var after = Worlds.ENGINE
                .step(restarted, new Input.Reported(report), report.at())
                .next();
        var current = current(after);
        assertThat(seen)
                .containsAll(current.stream()
                        .filter(key -> !Inference.isInferred(key.kind()))
                        .toList());
        current.stream()
                .flatMap(key -> Inference.basis(key.kind()).stream())
                .flatMap(kind -> after.state().inventory().of(kind).values().stream())
                .forEach(basis -> assertThat(current).contains(basis.key()));
    }

    @Property(tries = 300)
    void stoppingAndStartingInTheMiddleChangesNoOutcome(@ForAll("histories") List<Poll> history) {
        var steady = Snapshot.unknown("c");
        var restless = Snapshot.unknown("c");
        var at = Worlds.START;
        for (var poll : history) {
            at = at.plus(POLL);
            var one = step(steady, poll, at);
            var other = step(restart(restless), poll, at);
            assertThat(other.facts()).isEqualTo(one.facts());
            steady = one.next();
            restless = other.next();
        }
        assertThat(restless.state()).isEqualTo(steady.state());
    }

    @Provide
    Arbitrary<List<Migration>> migrations() {
        return Worlds.migrations().list().ofMaxSize(6);
    }

    @Property(tries = 300)
    void aMigrationThatFailedIsToldOnceWhateverIsToldOfItAgain(
            @ForAll("histories") List<Poll> history,
            @ForAll("polls") Poll poll,
            @ForAll("migrations") List<Migration> migrations) {
        var before = run(history);
        var at = timeAfter(history);
        var once = Worlds.ENGINE.step(before, new Input.Reported(Worlds.telling(poll.at(at), migrations)), at);
        assertThat(before.state().apply(once.facts(), at)).isEqualTo(once.next().state());
        once.facts().forEach(fact -> {
            if (fact instanceof Fact.MigrationFailed failed) {
                assertThat(failed.by().hasFailed()).isTrue();
                assertThat(before.state().inventory().get(failed.key())).isPresent();
            }
        });
        var later = at.plus(POLL);
        var again = new Input.Reported(Worlds.telling(poll.at(later), migrations));
        for (var start : List.of(once.next(), restart(once.next()))) {
            assertThat(Worlds.ENGINE.step(start, again, later).facts())
                    .noneMatch(Fact.MigrationFailed.class::isInstance);
        }
    }

    @Property(tries = 300)
    void everyAlarmIsOnForSomethingThatExistsAndHasTheCondition(@ForAll("histories") List<Poll> history) {
        var now = run(history).state();
        for (var alarm : now.alarms().active()) {
            var entity = now.inventory().get(alarm.key().entity()).orElseThrow();
            assertThat(io.vioscope.alarm.Conditions.of(alarm.key().condition())
                            .orElseThrow()
                            .holds()
                            .test(entity))
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void aGlanceSaysNothingOfWhatItDidNotLookAt(@ForAll("histories") List<Poll> history, @ForAll("polls") Poll truth) {
        var before = run(history);
        var glance = truth.glance(timeAfter(history));
        var step = Worlds.ENGINE.step(before, new Input.Reported(glance), glance.at());
        var after = step.next();
        var at = glance.beyond().glancedAt();
        assertThat(step.facts()).noneMatch(Fact.SourceChanged.class::isInstance);
        assertThat(after.state().status(Worlds.NOVA)).isEqualTo(before.state().status(Worlds.NOVA));
        assertThat(servers(after)).containsAll(without(at, servers(before)));
        assertThat(without(at, servers(after))).isEqualTo(without(at, servers(before)));
        assertThat(without(at, current(after))).isEqualTo(without(at, current(before)));
        assertThat(Worlds.ENGINE
                        .step(after, new Input.Reported(glance), glance.at())
                        .facts())
                .isEmpty();
    }

    private static Set<EntityKey> servers(Snapshot snapshot) {
        return snapshot.state().inventory().of(Kind.SERVER).values().stream()
                .map(Entity::key)
                .collect(Collectors.toSet());
    }

    private static Set<EntityKey> without(Set<EntityKey> some, Set<EntityKey> all) {
        return all.stream()
                .filter(key -> key.kind() == Kind.SERVER && !some.contains(key))
                .collect(Collectors.toSet());
    }

    @Property(tries = 300)
    void glancesChangeWhenSomethingIsKnownAndNeverWhat(
            @ForAll("histories") List<Poll> history, @ForAll("polls") Poll last) {
        var end = new ArrayList<>(last.entities());
        end.add(Worlds.server("s9", "ACTIVE", Health.OK, "c9"));
        end.add(Worlds.hypervisor("c9", Health.OK));
        end.add(Worlds.computeService("c9", Health.OK));
        var whole = new ArrayList<>(history);
        for (var i = 0; i < 6; i++) {
            whole.add(Worlds.complete(end.toArray(Entity[]::new)));
        }
        var hearing = Snapshot.unknown("c");
        var at = Worlds.START;
        for (var poll : whole) {
            var glance = poll.glance(at.plusSeconds(10));
            hearing = Worlds.ENGINE
                    .step(hearing, new Input.Reported(glance), glance.at())
                    .next();
            at = at.plus(POLL);
            hearing = step(hearing, poll, at).next();
        }
        assertThat(hearing.state().inventory()).isEqualTo(run(whole).state().inventory());
    }

    private static Set<EntityKey> current(Snapshot snapshot) {
        return snapshot.state().inventory().all().stream()
                .map(Entity::key)
                .filter(snapshot::isCurrent)
                .collect(Collectors.toSet());
    }

    private static Set<?> conditions(Snapshot snapshot) {
        return snapshot.state().alarms().active().stream().map(a -> a.key()).collect(Collectors.toSet());
    }

    private static Snapshot restart(Snapshot before) {
        return new Snapshot(before.state(), Sight.none(), before.asOf());
    }

    private static Snapshot both(Snapshot before, Input first, Input second, Instant at) {
        return Worlds.ENGINE
                .step(Worlds.ENGINE.step(before, first, at).next(), second, at)
                .next();
    }

    private static Report projects(Instant at) {
        var project = new Entity(
                new EntityKey(Kind.PROJECT, "p1"),
                "alpha",
                Status.enabled("enabled", Health.OK),
                Attributes.none(),
                List.of());
        return new Report(
                Worlds.KEYSTONE,
                at,
                Duration.ofMillis(5),
                Report.Cost.NONE,
                Set.of(Kind.PROJECT),
                new Completeness.Complete(),
                List.of(project),
                List.of(),
                Set.of());
    }

    private static Snapshot run(List<Poll> history) {
        var now = Snapshot.unknown("c");
        var at = Worlds.START;
        for (var poll : history) {
            at = at.plus(POLL);
            now = step(now, poll, at).next();
        }
        return now;
    }

    private static Instant timeAfter(List<Poll> history) {
        return Worlds.START.plus(POLL.multipliedBy(new ArrayList<>(history).size() + 1L));
    }

    private static Step step(Snapshot before, Poll poll, Instant at) {
        return Worlds.ENGINE.step(before, new Input.Reported(poll.at(at)), at);
    }
}
