package io.vioscope.config;

import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how one receiver is told. */
final class MannerReader {
    /** A message whose identifier is as long as may be and whose texts are gone fits, whatever the version and the root. */
    private static final int SMALLEST = 1200;

    /** What UDP can carry. */
    private static final int LARGEST = 65_507;

    private static final int MOST_BURST = 100_000;
    private static final int MOST_RATE = 100_000;

    private final Section section;
    private final Reading reading;

    MannerReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    /**
     * Null where something is wrong.
     *
     * @param takesTraps whether there are traps of others to forward
     */
    @Nullable
    Manner read(@Nullable SnmpAccess access, boolean takesTraps) {
        var usual = Manner.DEFAULT;
        var inform = inform(access);
        var timeout = timeout(usual.timeout());
        var limits = limits(usual.limits());
        var size = number("size", usual.size(), SMALLEST, LARGEST);
        var ascii = ascii();
        var format = new FormatReader(section).read();
        var forwards = format == null ? null : forwards(format, takesTraps);
        if (inform == null || timeout == null || limits == null) return null;
        if (size == null || ascii == null || format == null || forwards == null) return null;
        var wait = limits.dropAfter();
        return new Manner(inform, timeout, limits.burst(), limits.perSecond(), size, ascii, wait, format, forwards);
    }

    /** How long an answer may take. */
    @Nullable
    Duration timeout(Duration usual) {
        return duration("timeout", usual, Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    /** How much at once. */
    @Nullable
    Limits limits(Limits usual) {
        var burst = number("burst", usual.burst(), 1, MOST_BURST);
        var rate = number("rate", usual.perSecond(), 1, MOST_RATE);
        var drop = duration("drop_after", Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(7));
        if (burst == null || rate == null || drop == null) return null;
        return new Limits(burst, rate, drop.isZero() ? null : drop);
    }

    private @Nullable Boolean inform(@Nullable SnmpAccess access) {
        var field = section.field("inform");
        var inform = field == null ? Boolean.FALSE : Values.flag(reading, field);
        var isV1 = access instanceof Community community && community.plain() == Plain.V1;
        return (field != null && isV1 && Boolean.TRUE.equals(inform))
                ? Values.wrong(reading, field, "is not possible with SNMPv1", "false, or version v2c or v3")
                : inform;
    }

    private @Nullable Boolean forwards(Format format, boolean takesTraps) {
        var field = section.field("forward_traps");
        var forwards = field == null ? Boolean.FALSE : Values.flag(reading, field);
        if (field == null || !Boolean.TRUE.equals(forwards)) return forwards;
        if (!(format instanceof Format.Vioscope)) {
            var why = "is not possible in that format, which has no place for what we add";
            return Values.wrong(reading, field, why, "false, or format: vioscope");
        }
        return takesTraps
                ? forwards
                : Values.wrong(reading, field, "forwards nothing, as no traps are taken", "false, or snmp: traps_in:");
    }

    private @Nullable Integer number(String key, int usual, int least, int most) {
        var field = section.field(key);
        return field == null ? Integer.valueOf(usual) : Values.between(reading, field, least, most);
    }

    private @Nullable Duration duration(String key, Duration usual, Duration shortest, Duration longest) {
        var field = section.field(key);
        return field == null ? usual : Values.duration(reading, field, shortest, longest, right(shortest, longest));
    }

    private static String right(Duration shortest, Duration longest) {
        return words(shortest) + " to " + words(longest) + ", a number with ms, s, m or h";
    }

    private static String words(Duration time) {
        if (time.toMillis() < 1000) return time.toMillis() + "ms";
        return time.toHours() > 0 ? time.toHours() + "h" : time.toMinutes() + "m";
    }

    private @Nullable Boolean ascii() {
        var field = section.field("texts");
        return field == null ? Boolean.valueOf(Manner.DEFAULT.ascii()) : ascii(field);
    }

    private @Nullable Boolean ascii(Field field) {
        return switch (field.text().toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> Boolean.FALSE;
            case "ascii" -> Boolean.TRUE;
            default -> Values.wrong(reading, field, "is no encoding of texts", "utf-8 or ascii");
        };
    }
}
