package io.vioscope.rca.causal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be: one of some texts, in which {@code *} stands for anything and {@code 1..99} for the whole numbers in
 * between; {@code absent} for no value at all. With {@code not} before it, anything else.
 */
public final class ValuePattern {
    private static final String NOT = "not ";
    private static final String ABSENT = "absent";
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final List<String> written;
    private final List<Alternative> alternatives;

    private interface Alternative {
        boolean fits(@Nullable String value);
    }

    private ValuePattern(List<String> written) {
        this.written = written;
        this.alternatives = written.stream().map(ValuePattern::alternative).toList();
    }

    /** Any of these. */
    public static ValuePattern anyOf(List<String> written) {
        return new ValuePattern(List.copyOf(written));
    }

    /** The alternatives, as they are written. */
    public List<String> written() {
        return written;
    }

    /** Whether the value, null where there is none, is such. */
    public boolean fits(@Nullable String value) {
        for (var alternative : alternatives) {
            if (alternative.fits(value)) {
                return true;
            }
        }
        return false;
    }

    private static Alternative alternative(String text) {
        if (text.startsWith(NOT)) {
            var other = alternative(text.substring(NOT.length()));
            return value -> !other.fits(value);
        }
        if (text.equals(ABSENT)) {
            return value -> value == null;
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            return value -> value != null && NUMBER.matcher(value).matches() && isIn(Integer.parseInt(value), from, to);
        }
        return text.contains("*") ? glob(text) : text::equals;
    }

    private static boolean isIn(int number, int from, int to) {
        return from <= number && number <= to;
    }

    private static Alternative glob(String text) {
        var regex = Pattern.compile(
                List.of(text.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
        return value -> value != null && regex.matcher(value).matches();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return String.join(" or ", written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValuePattern that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }
}
