package io.vioscope.agent.table;

import io.vioscope.agent.tree.Lazy;
import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.config.Area;
import io.vioscope.snmp.DateAndTime;
import io.vioscope.snmp.Root;
import io.vioscope.snmp.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** The columns of one table of VIOSCOPE-MIB, in the order of the calls. Used once. */
final class Table<R> {
    /** How long texts are at most, in octets. */
    static final int NAME = 255;

    /** How long short ones are. */
    static final int SHORT = 64;

    private static final long LARGEST = 0xFFFF_FFFFL;

    private final Root root;
    private final String below;
    private final Area area;
    private final Supplier<? extends Rows<R>> rows;
    private final List<Leaf<?>> leaves = new ArrayList<>();

    private Table(Root root, String below, Area area, Supplier<? extends Rows<R>> rows) {
        this.root = root;
        this.below = below;
        this.area = area;
        this.rows = rows;
    }

    /** With an entry at that place below vsObjects, such as 3.9.1, and rows that are worked out when asked for first. */
    static <R> Table<R> of(Root root, String below, Area area, Supplier<Rows<R>> rows) {
        return new Table<>(root, below, area, new Lazy<>(rows));
    }

    /** Not a table: what stands alone at that place below vsObjects. */
    static <R> Table<R> scalars(Root root, String below, Area area, R row) {
        return new Table<>(root, below, area, new Lazy<>(() -> SortedRows.scalar(row)));
    }

    /** All of them. */
    List<Leaf<?>> leaves() {
        return List.copyOf(leaves);
    }

    /** The same, and those of another. */
    List<Leaf<?>> and(Table<?> other) {
        leaves.addAll(other.leaves);
        return leaves();
    }

    Table<R> column(String label, int number, Function<R, Variable> value) {
        leaves.add(new Leaf<>(label, area, oid(number), rows, value));
        return this;
    }

    private OID oid(int number) {
        return root.oid("1." + below + "." + number);
    }

    /** UTF-8, at most 255 octets. */
    Table<R> text(String label, int number, Function<R, String> value) {
        return text(label, number, NAME, value);
    }

    /** UTF-8, at most that many octets. */
    Table<R> text(String label, int number, int most, Function<R, String> value) {
        return column(label, number, row -> new OctetString(Text.utf8(value.apply(row), most)));
    }

    /** ASCII, at most that many octets. */
    Table<R> ascii(String label, int number, int most, Function<R, String> value) {
        return column(label, number, row -> new OctetString(Text.ascii(value.apply(row), most)));
    }

    Table<R> number(String label, int number, ToIntFunction<R> value) {
        return column(label, number, row -> new Integer32(value.applyAsInt(row)));
    }

    /** A count that may fall. */
    Table<R> gauge(String label, int number, ToLongFunction<R> value) {
        return column(label, number, row -> new Gauge32(Math.min(value.applyAsLong(row), LARGEST)));
    }

    /** A number without a sign that is no count, or one that notifications have told so. */
    Table<R> unsigned(String label, int number, ToLongFunction<R> value) {
        return column(label, number, row -> new UnsignedInteger32(value.applyAsLong(row) & LARGEST));
    }

    /** A count that only grows, and wraps. */
    Table<R> counter(String label, int number, ToLongFunction<R> value) {
        return column(label, number, row -> new Counter32(value.applyAsLong(row) & LARGEST));
    }

    /** A moment; zeros where it is not known. */
    Table<R> moment(String label, int number, Function<R, @Nullable Instant> value) {
        return column(label, number, row -> DateAndTime.orZeros(value.apply(row)));
    }

    /** TruthValue of RFC 2579. */
    Table<R> truth(String label, int number, Predicate<R> value) {
        return number(label, number, row -> value.test(row) ? 1 : 2);
    }

    /** Half an address leads nowhere. */
    static String wholeOrNone(String url) {
        return url.length() > NAME ? "" : url;
    }
}
