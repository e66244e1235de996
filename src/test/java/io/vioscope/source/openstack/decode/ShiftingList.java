package io.vioscope.source.openstack.decode;

import io.vioscope.source.http.Answer;
import io.vioscope.source.openstack.Recordings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list that changes while it is read, by an API that is honest or lies in some way. Rows have a key that never changes. */
final class ShiftingList {
    /** How an API answers who asks for the reverse order. */
    enum Manner {
        HONEST(false),
        /** As if nothing were asked for. */
        DEAF(true),
        /** Each page of the usual order turned round. */
        TURNS_PAGES(true),
        /** The same, as if every page followed the last row, in the usual order, of the one before. */
        TURNS_PAGES_AND_GOES_ON(true),
        /** Right for the first page, and nothing after it. */
        ENDS_EARLY(true),
        /** Rows of equal keys come in the same order both ways. */
        TIES_ALIKE(false),
        /** The youngest rows come first both ways. */
        YOUNGEST_FIRST(false),
        /** In an order of its own. */
        SCRAMBLED(true);

        /** Where it is by chance that it is found out: not with pages of a few rows. */
        final boolean isLie;

        Manner(boolean isLie) {
            this.isLie = isLie;
        }
    }

    private record Row(String id, int key) {}

    private final Random random;
    private final Manner manner;
    private final int page;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> everSeen = new HashMap<>();
    private final Set<String> constant = new HashSet<>();
    private int made;
    int asked;

    ShiftingList(Random random, Manner manner, int size, int page) {
        this.random = random;
        this.manner = manner;
        this.page = page;
        for (var i = 0; i < size; i++) {
            insert();
        }
        rows.forEach(row -> constant.add(row.id()));
    }

    /** Those that existed all the time. */
    Set<String> constant() {
        return constant;
    }

    /** Some rows come and some go. */
    void shift(int most) {
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            if (random.nextBoolean() || rows.isEmpty()) {
                insert();
            } else {
                constant.remove(rows.remove(random.nextInt(rows.size())).id());
            }
        }
    }

    private void insert() {
        var row = new Row("r" + made++, random.nextInt(200));
        everSeen.put(row.id(), row);
        rows.add(row);
    }

    Answer answer(String url) {
        asked++;
        var isReverse = url.contains("dir=desc");
        var marker = url.contains("marker=") ? url.substring(url.indexOf("marker=") + 7) : null;
        var found = isReverse ? reverse(marker) : page(forward(), marker, after -> after);
        var body = found.stream().map(row -> "{\"id\": \"" + row.id() + "\"}").collect(Collectors.joining(","));
        var link = found.size() == page ? ", \"servers_links\": [{\"rel\": \"next\", \"href\": \"x\"}]" : "";
        return Recordings.answerOf("{\"servers\": [" + body + "]" + link + "}");
    }

    private List<Row> reverse(@Nullable String marker) {
        return switch (manner) {
            case HONEST, YOUNGEST_FIRST -> page(forward().reversed(), marker, after -> after);
            case DEAF -> page(forward(), marker, after -> after);
            case TURNS_PAGES -> turned(page(forward(), marker, after -> after));
            case TURNS_PAGES_AND_GOES_ON -> turned(page(forward(), marker, after -> without(marker, after)));
            case ENDS_EARLY -> marker == null ? page(forward().reversed(), null, after -> after) : List.of();
            case TIES_ALIKE ->
                page(Comparator.comparing(Row::key).reversed().thenComparing(Row::id), marker, after -> after);
            case SCRAMBLED ->
                page(Comparator.comparing((Row row) -> row.id().hashCode() * 0x9E3779B9), marker, after -> after);
        };
    }

    private static Comparator<Row> forward() {
        return Comparator.comparing(Row::key).thenComparing(Row::id);
    }

    private List<Row> without(@Nullable String marker, List<Row> after) {
        return marker == null ? after : after.subList(Math.min(after.size(), page - 1), after.size());
    }

    private static List<Row> turned(List<Row> page) {
        var turned = new ArrayList<>(page);
        Collections.reverse(turned);
        return turned;
    }

    /** The marker may be gone: whatever stands behind it follows, as where rows are deleted by a mark. */
    private List<Row> page(Comparator<Row> order, @Nullable String marker, UnaryOperator<List<Row>> skip) {
        var last = marker == null ? null : everSeen.get(marker);
        var sorted = rows.stream()
                .filter(row -> last == null || order.compare(row, last) > 0)
                .sorted(order)
                .toList();
        var found = new ArrayList<Row>();
        if (marker == null && manner == Manner.YOUNGEST_FIRST) {
            found.addAll(youngest());
        }
        skip.apply(sorted).stream()
                .filter(row -> !found.contains(row))
                .limit(Math.max(0, page - found.size()))
                .forEach(found::add);
        return found;
    }

    private List<Row> youngest() {
        return rows.subList(Math.max(0, rows.size() - Math.min(3, page - 1)), rows.size());
    }
}
