package io.vioscope.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array a column, the fastest way to hand many rows to one statement
 * ({@code ... FROM unnest($1::text[], $2::bigint[])}), or into one text of lines ({@link #LINES}).
 *
 * @param <R> the type of a row
 */
final class Columns<R> {
    /**
     * Rows in one statement: enough to be fast, few enough that an event loop can encode them in a few milliseconds and
     * that what they hold is no array too large for the garbage collector's regions.
     */
    static final int BATCH = 500;

    /**
     * Rows in the first statement of many, each further one having twice as many up to {@link #BATCH}: the first large commit
     * of a process is encoded by code that the Java compiler has not seen yet.
     */
    static final int FIRST = 50;

    /** What makes an array of {@link #lines} again, once the number of the parameter is filled in. */
    static final String LINES = "string_to_array(convert_from($%d, 'UTF8'), E'\\n')";

    private final List<Function<List<R>, Object>> columns = new ArrayList<>();

    /** A time as a parameter of a statement. */
    static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    Columns<R> text(Function<R, @Nullable String> value) {
        return add(String.class, value);
    }

    Columns<R> number(Function<R, @Nullable Long> value) {
        return add(Long.class, value);
    }

    Columns<R> flag(Function<R, @Nullable Boolean> value) {
        return add(Boolean.class, value);
    }

    /**
     * Long texts without line breaks, such as JSON, handed over as the bytes of one text of lines: they are encoded where
     * the rows are made, and an event loop only passes them on.
     */
    Columns<R> lines(Function<R, String> value) {
        columns.add(rows -> {
            var lines = rows.stream()
                    .map(row -> value.apply(row).getBytes(StandardCharsets.UTF_8))
                    .toList();
            return joined(lines);
        });
        return this;
    }

    private static Buffer joined(List<byte[]> lines) {
        var all = Buffer.buffer(lines.stream().mapToInt(line -> line.length + 1).sum());
        for (var line : lines) {
            if (all.length() > 0) {
                all.appendByte((byte) '\n');
            }
            all.appendBytes(line);
        }
        return all;
    }

    private <V> Columns<R> add(Class<V> type, Function<R, @Nullable V> value) {
        columns.add(rows -> {
            var array = Array.newInstance(type, rows.size());
            for (var i = 0; i < rows.size(); i++) {
                Array.set(array, i, value.apply(rows.get(i)));
            }
            return array;
        });
        return this;
    }

    /**
     * One tuple for each batch of rows: the fixed arguments, then the columns. Each is made when it is asked for, so that
     * a large commit is in memory only in part.
     */
    List<Supplier<Tuple>> batches(List<R> rows, Object... fixed) {
        return IntStream.iterate(0, from -> from < rows.size(), from -> from + size(from))
                .<Supplier<Tuple>>mapToObj(from ->
                        () -> batch(rows.subList(from, Math.min(rows.size(), from + size(from))), fixed))
                .toList();
    }

    /** How many rows the statement has that begins with that one: 50, 100, 200, 400, 500, 500 and so on. */
    private static int size(int from) {
        return Math.min(BATCH, from + FIRST);
    }

    private Tuple batch(List<R> rows, Object... fixed) {
        var tuple = Tuple.tuple();
        for (var argument : fixed) {
            tuple.addValue(argument);
        }
        columns.forEach(column -> tuple.addValue(column.apply(rows)));
        return tuple;
    }
}
