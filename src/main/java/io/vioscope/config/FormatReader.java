package io.vioscope.config;

import io.vioscope.config.Format.Severities;
import io.vioscope.config.Format.Smarts;
import io.vioscope.config.Format.VmMib;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads in whose form one receiver is told. */
final class FormatReader {
    private static final String SERVER = "smarts_server";
    private static final String SEVERITY = "smarts_severity";

    private final Section section;
    private final Reading reading;

    FormatReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    @Nullable
    Format read() {
        var field = section.field("format");
        var word = field == null ? "vioscope" : field.text().toLowerCase(Locale.ROOT);
        if (word.equals("smarts")) return smarts();
        var isAlone = List.of(SERVER, SEVERITY).stream().noneMatch(this::isOutOfPlace);
        var format = format(field, word);
        return isAlone ? format : null;
    }

    private @Nullable Format format(@Nullable Field field, String word) {
        if (field == null || word.equals("vioscope")) return new Format.Vioscope();
        return word.replace('_', '-').equals("vm-mib")
                ? new VmMib()
                : Values.wrong(
                        reading,
                        field,
                        "is no format",
                        "vioscope, smarts or vm-mib; whether texts are in ASCII is said by `texts`");
    }

    private boolean isOutOfPlace(String key) {
        var field = section.field(key);
        if (field == null) return false;
        Values.wrong(reading, field, "says nothing without format: smarts", "format: smarts, or no " + key);
        return true;
    }

    private @Nullable Format smarts() {
        var server = section.field(SERVER);
        var severity = section.field(SEVERITY);
        var name = server == null ? "vioscope" : Values.name(reading, server);
        var severities = severity == null
                ? Severities.CONSOLE
                : Values.word(reading, severity, Severities.class, EnumSet.allOf(Severities.class));
        return name == null || severities == null ? null : new Smarts(name, severities);
    }
}
