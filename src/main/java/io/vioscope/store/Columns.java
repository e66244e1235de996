package io.vioscope.store;

import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array a column, the fastest way to hand many rows to one statement
 * ({@code ... FROM unnest($1::text[], $2::bigint[])}).
 *
 * @param <R> the type of a row
 */
final class Columns<R> {
    /** Rows in one statement: enough to be fast, few enough that an event loop can encode them in a few milliseconds. */
    static final int BATCH = 1_000;

    private record Column<R, V>(Class<V> type, Function<R, @Nullable V> value) {
        Object array(List<R> rows) {
            var array = Array.newInstance(type, rows.size());
            for (var i = 0; i < rows.size(); i++) {
                Array.set(array, i, value.apply(rows.get(i)));
            }
            return array;
        }
    }

    private final List<Column<R, ?>> columns = new ArrayList<>();

    Columns<R> text(Function<R, @Nullable String> value) {
        columns.add(new Column<>(String.class, value));
        return this;
    }

    Columns<R> number(Function<R, @Nullable Long> value) {
        columns.add(new Column<>(Long.class, value));
        return this;
    }

    Columns<R> flag(Function<R, @Nullable Boolean> value) {
        columns.add(new Column<>(Boolean.class, value));
        return this;
    }

    /**
     * One tuple for each batch of rows: the fixed arguments, then the columns. Each is made when it is asked for, so that
     * a large commit is in memory only in part.
     */
    List<Supplier<Tuple>> batches(List<R> rows, Object... fixed) {
        return IntStream.iterate(0, from -> from < rows.size(), from -> from + BATCH)
                .<Supplier<Tuple>>mapToObj(from -> () -> batch(rows, from, fixed))
                .toList();
    }

    private Tuple batch(List<R> all, int from, Object... fixed) {
        var rows = all.subList(from, Math.min(all.size(), from + BATCH));
        var tuple = Tuple.tuple();
        for (var argument : fixed) {
            tuple.addValue(argument);
        }
        columns.forEach(column -> tuple.addValue(column.array(rows)));
        return tuple;
    }
}
