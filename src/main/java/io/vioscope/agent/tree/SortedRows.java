package io.vioscope.agent.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are all there, sorted once. */
public final class SortedRows<R> implements Rows<R> {
    private static final class Item<R> {
        private final int[] instance;
        private final R row;

        private Item(int[] instance, R row) {
            this.instance = instance;
            this.row = row;
        }
    }

    private final List<Item<R>> items;

    private SortedRows(List<Item<R>> items) {
        this.items = items;
    }

    /** Those rows; of two with one instance the first counts. */
    public static <R> SortedRows<R> of(Collection<R> rows, Function<R, int[]> instance) {
        var items = new ArrayList<Item<R>>(rows.size());
        rows.forEach(row -> items.add(new Item<>(instance.apply(row), row)));
        items.sort((a, b) -> Arrays.compareUnsigned(a.instance, b.instance));
        var once = new ArrayList<Item<R>>(items.size());
        for (var item : items) {
            if (once.isEmpty() || !Arrays.equals(once.get(once.size() - 1).instance, item.instance)) once.add(item);
        }
        return new SortedRows<>(once);
    }

    /** The one instance of what is in no table. */
    public static <R> SortedRows<R> scalar(R row) {
        return of(List.of(row), r -> new int[] {0});
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public R row(int place) {
        return items.get(place).row;
    }

    @Override
    public int[] instance(int place) {
        return items.get(place).instance;
    }

    @Override
    public @Nullable R get(Instance instance) {
        int place = notBefore(instance, false);
        return place < size() && instance.compare(instance(place)) == 0 ? row(place) : null;
    }

    @Override
    public int after(Instance instance) {
        return notBefore(instance, true);
    }

    private int notBefore(Instance instance, boolean strictly) {
        return Search.first(size(), place -> {
            int order = instance.compare(instance(place));
            return strictly ? order > 0 : order >= 0;
        });
    }
}
