package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.model.RelationType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a list of entities is sorted.
 *
 * @param by         by what
 * @param descending whether backwards
 */
public record Order(By by, boolean descending) {
    /** Worst first. */
    public static final Order DEFAULT = new Order(By.HEALTH, false);

    /** What a list can be sorted by. What is equal is sorted by name, then cloud, then key. */
    public enum By {
        HEALTH(row -> Integer.toString(row.mark().rank())),
        NAME(row -> ""),
        KIND(row -> row.entity().kind().word()),
        STATUS(row -> row.entity().status().word()),
        HOST(row ->
                row.entity().related(RelationType.HOSTED_ON).map(EntityKey::id).orElse("")),
        CLOUD(Seen::cloud);

        private final Function<Seen, String> value;

        By(Function<Seen, String> value) {
            this.value = value;
        }

        /** The word in URLs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A place in a sorted list; every entity has its own. */
    public record Place(String first, String label, String cloud, EntityKey key) {}

    private static final Comparator<Place> FORWARD = Comparator.comparing(Place::first)
            .thenComparing(Place::label, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Place::label)
            .thenComparing(Place::cloud)
            .thenComparing(Place::key);

    /** Reads {@code name} or {@code -name}. */
    public static Optional<Order> parse(String text) {
        var isDescending = text.startsWith("-");
        for (var by : By.values()) {
            if (by.word().equals(isDescending ? text.substring(1) : text)) {
                return Optional.of(new Order(by, isDescending));
            }
        }
        return Optional.empty();
    }

    /** Where an entity stands. */
    public Place place(Seen row) {
        return new Place(
                by.value.apply(row), row.label(), row.cloud(), row.entity().key());
    }

    /** The order of places. */
    public Comparator<Place> comparator() {
        return descending ? FORWARD.reversed() : FORWARD;
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + by.word();
    }
}
