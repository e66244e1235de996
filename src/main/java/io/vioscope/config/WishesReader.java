package io.vioscope.config;

import io.vioscope.config.Wishes.Alarms;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what one receiver is told. */
final class WishesReader {
    private static final Set<Severity> SEVERITIES =
            EnumSet.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING);

    private final Section section;
    private final Reading reading;

    WishesReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    @Nullable
    Wishes read() {
        var usual = Wishes.ALL;
        var problems = value("problems", usual.problems(), Values::flag);
        var alarms = alarms(problems);
        var changes = value("changes", usual.changes(), Values::flag);
        var least = value("severity", usual.least(), WishesReader::severity);
        var kinds = kinds();
        var patience = value("patience", usual.patience(), WishesReader::patience);
        var quiet = section.has("quiet") ? quiet(section.section("quiet")) : null;
        if (problems == null || alarms == null || changes == null || least == null) return null;
        if (kinds == null || patience == null || (section.has("quiet") && quiet == null)) return null;
        return new Wishes(problems, alarms, changes, least, kinds, projects(), patience, quiet);
    }

    private <T> @Nullable T value(String key, T usual, BiFunction<Reading, Field, @Nullable T> read) {
        var field = section.field(key);
        return field == null ? usual : read.apply(reading, field);
    }

    private static @Nullable Severity severity(Reading reading, Field field) {
        return Values.word(reading, field, Severity.class, SEVERITIES);
    }

    private static @Nullable Duration patience(Reading reading, Field field) {
        return Values.duration(
                reading, field, Duration.ZERO, Duration.ofMinutes(30), "0s to 30m, a number with s or m, such as 2m");
    }

    /** Who is not told root causes is told what they explain. */
    private @Nullable Alarms alarms(@Nullable Boolean problems) {
        var field = section.field("alarms");
        var toldCauses = problems == null || problems;
        if (field == null) return toldCauses ? Alarms.UNEXPLAINED : Alarms.ALL;
        var alarms = Values.word(reading, field, Alarms.class, EnumSet.allOf(Alarms.class));
        return alarms == Alarms.UNEXPLAINED && !toldCauses
                ? Values.wrong(reading, field, "leaves out what nobody tells", "all or none beside problems: false")
                : alarms;
    }

    private @Nullable Set<Kind> kinds() {
        var kinds = new HashSet<Kind>();
        var right = true;
        for (var field : section.fields("kinds")) {
            var kind = Kind.of(field.text());
            kind.ifPresent(kinds::add);
            if (kind.isEmpty()) {
                right = false;
                Values.wrong(reading, field, "is no kind of entity", "a word such as server, hypervisor or vcenter");
            }
        }
        return right ? kinds : null;
    }

    private Set<String> projects() {
        return section.fields("projects").stream().map(Field::text).collect(Collectors.toSet());
    }

    private @Nullable QuietHours quiet(Section quiet) {
        quiet.only(List.of("from", "until", "zone", "severity"));
        var from = time(quiet.required("from", "a time such as 22:00"));
        var until = time(quiet.required("until", "a time such as 06:00"));
        var zone = zone(quiet.field("zone"));
        var field = quiet.field("severity");
        var urgent = field == null ? Severity.CRITICAL : severity(reading, field);
        if (from == null || until == null || zone == null || urgent == null) return null;
        if (!from.equals(until)) return new QuietHours(from, until, zone, urgent);
        reading.add(quiet.mistake("until", "is when it begins", "another time"));
        return null;
    }

    private @Nullable LocalTime time(@Nullable Field field) {
        if (field == null) return null;
        try {
            return LocalTime.parse(field.text());
        } catch (DateTimeException e) {
            return Values.wrong(reading, field, "is no time of day", "hours and minutes in quotes, such as \"22:00\"");
        }
    }

    private @Nullable ZoneId zone(@Nullable Field field) {
        if (field == null) return ZoneId.of("UTC");
        try {
            return ZoneId.of(field.text());
        } catch (DateTimeException e) {
            return Values.wrong(reading, field, "is no time zone", "a name such as Europe/Berlin or UTC");
        }
    }
}
