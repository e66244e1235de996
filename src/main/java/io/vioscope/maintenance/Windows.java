package io.vioscope.maintenance;

import io.vioscope.model.Fact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The maintenance windows of one cloud that have not ended, and the last that have. Immutable. */
public final class Windows {
    /** How many that have ended are kept to be shown. */
    public static final int KEPT = 20;

    private static final Windows NONE = new Windows(new TreeMap<>(), List.of());

    private final SortedMap<Long, MaintenanceWindow> open;
    private final List<Ended> ended;

    /**
     * A window that has ended.
     *
     * @param at when
     */
    public record Ended(MaintenanceWindow window, Instant at, WindowFact.End why) {}

    private Windows(SortedMap<Long, MaintenanceWindow> open, List<Ended> ended) {
        this.open = open;
        this.ended = ended;
    }

    /** There never was one. */
    public static Windows none() {
        return NONE;
    }

    /** Those that have not ended, in the order in which they were set, and of those that have the newest few, oldest first. */
    public static Windows of(List<MaintenanceWindow> open, List<Ended> ended) {
        var byNumber = new TreeMap<Long, MaintenanceWindow>();
        open.forEach(window -> byNumber.put(window.number(), window));
        return new Windows(byNumber, List.copyOf(ended.subList(Math.max(0, ended.size() - KEPT), ended.size())));
    }

    /** The window of that number, if it has not ended. */
    public Optional<MaintenanceWindow> get(long number) {
        return Optional.ofNullable(open.get(number));
    }

    /** All that have not ended, by number: those that are on and those to come. */
    public SortedMap<Long, MaintenanceWindow> open() {
        return Collections.unmodifiableSortedMap(open);
    }

    /** The last that have ended, oldest first. */
    public List<Ended> ended() {
        return ended;
    }

    /** The facts that end those whose time is over. */
    public List<Fact> expired(Instant now) {
        return open.values().stream()
                .filter(window -> !window.until().isAfter(now))
                .map(window -> (Fact) new WindowFact.Ended(window, WindowFact.End.EXPIRED))
                .toList();
    }

    /** The windows after those facts; facts of other kinds are passed over. */
    public Windows apply(List<Fact> facts, Instant at) {
        if (facts.stream().noneMatch(f -> f instanceof WindowFact.Set || f instanceof WindowFact.Ended)) {
            return this;
        }
        var next = new TreeMap<>(open);
        var over = new ArrayList<>(ended);
        for (var fact : facts) {
            if (fact instanceof WindowFact.Set f) {
                next.put(f.window().number(), f.window());
            } else if (fact instanceof WindowFact.Ended f) {
                next.remove(f.window().number());
                over.add(new Ended(f.window(), at, f.why()));
            }
        }
        return of(List.copyOf(next.values()), over);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Windows that && open.equals(that.open) && ended.equals(that.ended);
    }

    @Override
    public int hashCode() {
        return Objects.hash(open, ended);
    }

    @Override
    public String toString() {
        return open.size() + " maintenance windows, " + ended.size() + " over";
    }
}
