package io.vioscope.config;

import io.vioscope.config.LogConfig.Format;
import io.vioscope.config.LogConfig.Level;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Section;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the log is written: the part {@code log}. Its variables count from the start of the process, before any file. */
final class LogReader {
    static final List<String> KEYS = List.of("level", "format");

    private final Section log;

    LogReader(Section log) {
        this.log = log;
    }

    LogConfig read() {
        log.only(KEYS);
        var level = word(log.field("level"), Level.values(), "is no level", "TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        var format = word(log.field("format"), Format.values(), "is no form of a log", "text or json");
        return new LogConfig(level, format);
    }

    private <E extends Enum<E>> @Nullable E word(@Nullable Field field, E[] all, String problem, String right) {
        if (field == null) return null;
        return Arrays.stream(all)
                .filter(word -> word.name().equalsIgnoreCase(field.text()))
                .findFirst()
                .orElseGet(() -> Values.wrong(log.reading(), field, problem, right));
    }
}
