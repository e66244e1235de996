package io.vioscope.recording;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Claims;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random reports of every shape there is, with hostile texts in them. */
final class Reports {
    private Reports() {}

    static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(12).map(Reports::storable);
    }

    /** What a source makes of half a character. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    static Arbitrary<Duration> durations() {
        return Combinators.combine(
                        Arbitraries.longs().between(-100, 100_000),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Duration::ofSeconds);
    }

    static Arbitrary<EntityKey> keys() {
        var ids = texts().filter(EntityKey::isValidId);
        return Combinators.combine(Arbitraries.of(Kind.class), ids).as(EntityKey::new);
    }

    static Arbitrary<Attributes> attributes() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(3).map(Attributes::of);
    }

    static Arbitrary<Status> statuses() {
        return Combinators.combine(texts(), Arbitraries.of(Health.class), Arbitraries.of(AdminState.class))
                .as(Status::new);
    }

    static Arbitrary<Entity> entities() {
        var ties =
                Combinators.combine(Arbitraries.of(RelationType.class), keys()).as(Relation::new);
        return Combinators.combine(
                        keys(), texts(), statuses(), attributes(), ties.list().ofMaxSize(3))
                .as(Entity::new);
    }

    static Arbitrary<ReadFailure> failures() {
        return Combinators.combine(Arbitraries.of(ReadFailure.Cause.class), texts())
                .as(ReadFailure::new);
    }

    static Arbitrary<Completeness> completenesses() {
        var unseen = Arbitraries.maps(Arbitraries.of(Kind.class), failures())
                .ofMinSize(1)
                .ofMaxSize(3);
        return Arbitraries.oneOf(
                Arbitraries.create(Completeness.Complete::new),
                unseen.map(Completeness.Partial::new),
                failures().map(Completeness.Failed::new));
    }

    static Arbitrary<Migration> migrations() {
        return Combinators.combine(
                        texts(),
                        keys(),
                        Arbitraries.of(Migration.Type.class),
                        texts(),
                        keys().injectNull(0.3),
                        keys().injectNull(0.3),
                        times(),
                        times())
                .as(Migration::new);
    }

    static Arbitrary<ServerAction> actions() {
        return Combinators.combine(
                        texts(), Arbitraries.of(ServerAction.By.class), texts().injectNull(0.3), times(), texts())
                .as(ServerAction::new);
    }

    private static Arbitrary<Report.Ties> ties() {
        var tie =
                Combinators.combine(Arbitraries.of(RelationType.class), keys()).as(Relation::new);
        return Combinators.combine(
                        Arbitraries.of(RelationType.class).set().ofMaxSize(2),
                        Arbitraries.maps(keys(), tie.list().ofMaxSize(2)).ofMaxSize(2))
                .as(Report.Ties::new);
    }

    static Arbitrary<Report.Beyond> beyonds() {
        var kinds = Arbitraries.of(Kind.class);
        var details = Combinators.combine(
                        kinds.set().ofMaxSize(2),
                        kinds.set().ofMaxSize(2),
                        Arbitraries.maps(keys(), attributes()).ofMaxSize(2),
                        Arbitraries.maps(keys(), times()).ofMaxSize(2),
                        ties())
                .as(Report.Details::new);
        return Combinators.combine(
                        Arbitraries.maps(kinds, texts().set().ofMaxSize(2)).ofMaxSize(2),
                        details,
                        Arbitraries.maps(
                                        kinds,
                                        Arbitraries.of(RelationType.class).set().ofMaxSize(2))
                                .ofMaxSize(2),
                        migrations().list().ofMaxSize(2),
                        Arbitraries.maps(keys(), actions()).ofMaxSize(2))
                .as(Report.Beyond::new);
    }

    static Arbitrary<Aside> asides() {
        var spending = Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), durations())
                .as(Aside.Spending::new);
        var amounts = Arbitraries.longs();
        var claims = Combinators.combine(amounts, amounts, amounts).as(Claims::new);
        return Combinators.combine(
                        durations().injectNull(0.3),
                        Arbitraries.maps(keys(), durations()).ofMaxSize(2).map(TreeMap::new),
                        spending.injectNull(0.3),
                        Arbitraries.maps(keys(), claims).ofMaxSize(2).map(TreeMap::new),
                        texts().list().ofMaxSize(2))
                .as(Aside::new);
    }

    static Arbitrary<Report> reports() {
        var seen = Combinators.combine(
                        entities().list().ofMaxSize(4),
                        Combinators.combine(keys(), failures())
                                .as(Report.Unreadable::new)
                                .list()
                                .ofMaxSize(2),
                        keys().set().ofMaxSize(2))
                .as(Seen::new);
        var cost =
                Combinators.combine(Arbitraries.integers(), Arbitraries.longs()).as(Report.Cost::new);
        var frame = Combinators.combine(
                        texts().filter(t -> !t.isEmpty()).map(SourceId::new), times(), durations(), cost)
                .as(Frame::new);
        return Combinators.combine(
                        frame,
                        Arbitraries.of(Kind.class).set().ofMaxSize(3),
                        completenesses(),
                        seen,
                        beyonds(),
                        asides())
                .as((f, covers, how, s, beyond, aside) -> new Report(
                        f.source, f.at, f.took, f.cost, covers, how, s.entities, s.unreadable, s.gone, beyond, aside));
    }

    private record Frame(SourceId source, Instant at, Duration took, Report.Cost cost) {}

    private record Seen(List<Entity> entities, List<Report.Unreadable> unreadable, Set<EntityKey> gone) {}
}
