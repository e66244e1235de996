package io.vioscope.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A move of a server as Nova keeps it in {@code os-migrations}.
 *
 * @param id        its UUID, or its number from a Nova that gives none
 * @param server    what moved
 * @param status    Nova's own word, such as {@code running}, {@code finished}, {@code confirmed}, {@code completed}
 * @param from      the hypervisor it left; null if it is not said
 * @param to        the hypervisor it went to; null as long as none was chosen
 * @param startedAt when it was asked for, by Nova's clock
 * @param updatedAt when its status last changed, by Nova's clock; its end, once it is at an end
 */
public record Migration(
        String id,
        EntityKey server,
        Type type,
        String status,
        @Nullable EntityKey from,
        @Nullable EntityKey to,
        Instant startedAt,
        Instant updatedAt) {

    /** Nova's words for a move that ended where it began; its others for an end are confirmed, reverted, completed, done. */
    private static final Set<String> FAILED = Set.of("error", "failed", "cancelled");

    private static final Set<String> ARRIVED = Set.of("finished", "confirmed", "completed", "done");

    /** Whether it is over, and not as was asked: it failed, or somebody stopped it. */
    public boolean hasFailed() {
        return FAILED.contains(status);
    }

    /** Whether the server is where it was to go; then its last change of status was not before it came there. */
    public boolean hasArrived() {
        return ARRIVED.contains(status);
    }

    /** The types of migration, by Nova's own words. */
    public enum Type {
        LIVE("live-migration", "live migration"),
        COLD("migration", "cold migration"),
        RESIZE("resize", "resize"),
        EVACUATION("evacuation", "evacuation"),
        OTHER("other", "migration of an unknown type");

        private final String word;
        private final String label;

        Type(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** Nova's {@code migration_type}. */
        public String word() {
            return word;
        }

        /** For an operator. */
        public String label() {
            return label;
        }

        /** The type of that word. */
        public static Type of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst()
                    .orElse(OTHER);
        }
    }
}
