package io.vioscope.simulator.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All volumes in the order of their creation, those of every server, and what they claim. */
final class Volumes {
    private static final Comparator<Volume> LATEST =
            Comparator.comparing(Volume::updated).thenComparing(Volume::number).reversed();

    private final List<Volume> rows = new ArrayList<>();
    private final Map<Integer, int[]> byServer = new HashMap<>();
    private final int[] allocatedGb;

    Volumes(int backends) {
        allocatedGb = new int[backends];
    }

    int next() {
        return rows.size() + 1;
    }

    void add(Volume volume) {
        rows.add(volume);
        count(volume, 1);
    }

    void set(Volume volume) {
        count(rows.get(volume.number() - 1), -1);
        rows.set(volume.number() - 1, volume);
        count(volume, 1);
    }

    Volume get(int number) {
        return rows.get(number - 1);
    }

    Optional<Volume> find(int number) {
        return number < 1 || number > rows.size()
                ? Optional.empty()
                : Optional.of(get(number)).filter(Volume::exists);
    }

    /** Whether a volume is still just as it was then: immutable rows make this a question of identity. */
    @SuppressWarnings("ReferenceEquality")
    boolean isCurrent(Volume volume) {
        return get(volume.number()) == volume;
    }

    int allocatedGb(Backend backend) {
        return allocatedGb[backend.index()];
    }

    Stream<Volume> all() {
        return rows.stream().filter(Volume::exists);
    }

    IntStream numbers() {
        return IntStream.rangeClosed(1, rows.size());
    }

    /** Those after one, or of all, in the order of their creation or against it. */
    List<Volume> page(Optional<Volume> after, int limit, boolean oldestFirst, Predicate<Volume> matches) {
        var page = new ArrayList<Volume>(Math.min(limit, 1000));
        var step = oldestFirst ? 1 : -1;
        var from = after.map(Volume::number).orElse(oldestFirst ? 0 : rows.size() + 1);
        for (var i = from + step; i >= 1 && i <= rows.size() && page.size() < limit; i += step) {
            var row = get(i);
            if (row.exists() && matches.test(row)) {
                page.add(row);
            }
        }
        return page;
    }

    /** Those that changed last, what changed later first. */
    List<Volume> latest(Optional<Volume> after, int limit, Predicate<Volume> matches) {
        return all().filter(matches)
                .filter(row -> after.isEmpty() || LATEST.compare(row, after.get()) > 0)
                .sorted(LATEST)
                .limit(limit)
                .toList();
    }

    /** Those of a server, attached or on their way. */
    List<Volume> of(int server) {
        return Arrays.stream(byServer.getOrDefault(server, new int[0]))
                .mapToObj(this::get)
                .toList();
    }

    private void count(Volume volume, int sign) {
        if (!volume.exists()) {
            return;
        }
        allocatedGb[volume.backend().index()] += sign * volume.sizeGb();
        if (volume.server() != 0) {
            byServer.merge(volume.server(), new int[] {volume.number()}, sign > 0 ? Volumes::with : Volumes::without);
        }
    }

    private static int[] with(int[] numbers, int[] more) {
        return IntStream.concat(Arrays.stream(numbers), Arrays.stream(more))
                .sorted()
                .toArray();
    }

    private static int @Nullable [] without(int[] numbers, int[] one) {
        var rest = Arrays.stream(numbers).filter(number -> number != one[0]).toArray();
        return rest.length == 0 ? null : rest;
    }
}
