package io.vioscope.engine;

import io.vioscope.model.Attributes;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import java.util.Arrays;

/** Whether a cloud has what a source looks at. */
public final class Offered {
    private Offered() {}

    /** It has, but where the catalog lacks it and nothing is known that it would have to be asked about. */
    public static boolean is(Snapshot snapshot, SourceId source) {
        return source.isEssential() || !isNotInCatalog(snapshot, source) || hasTold(snapshot, source);
    }

    private static boolean isNotInCatalog(Snapshot snapshot, SourceId source) {
        return snapshot.sight()
                .clock(source)
                .filter(c -> c.last()
                        .match(
                                all -> false,
                                some -> false,
                                none -> none.why().cause() == ReadFailure.Cause.NOT_IN_CATALOG))
                .isPresent();
    }

    private static boolean hasTold(Snapshot snapshot, SourceId source) {
        var inventory = snapshot.state().inventory();
        var covered = Arrays.stream(Kind.values())
                .filter(kind ->
                        snapshot.sight().sourceOf(kind).filter(source::equals).isPresent());
        return covered.anyMatch(kind -> !inventory.of(kind).isEmpty())
                || snapshot.sight().clock(source).stream()
                        .flatMap(clock -> clock.adds().stream())
                        .anyMatch(kind -> inventory.of(kind).values().stream()
                                .anyMatch(e -> !e.attributes().told(source).equals(Attributes.none())));
    }
}
