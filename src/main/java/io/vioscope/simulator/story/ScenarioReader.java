package io.vioscope.simulator.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.physics.Noise;
import io.vioscope.simulator.story.Scenario.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario from YAML:
 *
 * <pre>{@code
 * name: a bad morning
 * users: 600              # things they do in an hour
 * every: 30m              # then all over again
 * noise: {lost: 0.1, late: 90s, duplicated: 0.1, failing: 0.01, slow: 0.02, false: 4}
 * events:
 *   - {at: 2m, fault: esxi-down-ha, for: 10m}
 *   - {at: 5m, fault: vm-crashed, size: 3}
 *   - {at: 9m, fault: compute-process-down, target: nova-compute@compute02, for: 5m}
 * }</pre>
 *
 * <p>A file that is wrong is refused with the place and what would be right.
 */
public final class ScenarioReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(s|m|h)");

    private record Written(
            @Nullable String name,
            @Nullable Integer users,
            @Nullable String every,
            @Nullable WrittenNoise noise,
            @Nullable List<WrittenEvent> events) {}

    private record WrittenNoise(
            double lost,
            @Nullable String late,
            double duplicated,
            double failing,
            double slow,
            @JsonProperty("false") int falseAnHour) {}

    private record WrittenEvent(
            @Nullable String at,
            @Nullable String fault,
            @Nullable String target,
            @Nullable Integer size,
            @JsonProperty("for") @Nullable String lasts) {}

    private ScenarioReader() {}

    /** What a visitor of the demonstration sees. */
    public static Scenario demo() {
        try (var yaml = ScenarioReader.class.getResourceAsStream("/io/vioscope/simulator/demo.yaml")) {
            return read("demo.yaml", new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The scenario in that file. Throws {@link Refused} if it is wrong or cannot be read. */
    public static Scenario read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new Refused(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /** The scenario in this text. Throws {@link Refused} if it is wrong. */
    public static Scenario read(String where, String yaml) {
        if (yaml.isBlank()) {
            throw new Refused(where + ": there is nothing in it");
        }
        try {
            return scenario(where, YAML.readValue(yaml, Written.class));
        } catch (UnrecognizedPropertyException unknown) {
            throw refused(
                    where,
                    unknown.getLocation(),
                    "there is no '" + unknown.getPropertyName() + "' here; there is " + unknown.getKnownPropertyIds());
        } catch (MismatchedInputException mismatch) {
            throw refused(where, mismatch.getLocation(), "this is not what belongs here: " + firstLine(mismatch));
        } catch (JacksonException noYaml) {
            throw refused(where, noYaml.getLocation(), "this is no YAML: " + firstLine(noYaml));
        }
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private static Refused refused(String where, @Nullable JsonLocation at, String why) {
        return new Refused(where + (at == null ? "" : ":" + at.getLineNr()) + ": " + why);
    }

    private static Scenario scenario(String where, @Nullable Written written) {
        if (written == null) {
            throw new Refused(where + ": there is nothing in it");
        }
        List<WrittenEvent> events = written.events() == null ? List.of() : written.events();
        var read = new ArrayList<Event>();
        for (var event : events) {
            read.add(event(where + ": event " + (read.size() + 1), event));
        }
        return new Scenario(
                written.name() == null ? where : written.name(),
                read,
                written.users() == null ? 0 : written.users(),
                noise(where + ": noise", written.noise()),
                Optional.ofNullable(written.every()).map(every -> time(where + ": every", every)));
    }

    private static Event event(String where, WrittenEvent event) {
        var fault = event.fault();
        if (fault == null || FaultCatalog.find(fault).isEmpty()) {
            throw new Refused(
                    where + ": there is no fault '" + fault + "'; " + FaultCatalog.near(String.valueOf(fault)));
        }
        var lasts = Optional.ofNullable(event.lasts()).map(text -> time(where + ": for", text));
        var size = event.size() == null ? 1 : event.size();
        var injection = new Injection(fault, Optional.ofNullable(event.target()), size, lasts);
        return new Event(event.at() == null ? Duration.ZERO : time(where + ": at", event.at()), injection);
    }

    private static Noise noise(String where, @Nullable WrittenNoise noise) {
        if (noise == null) {
            return Noise.NONE;
        }
        try {
            return new Noise(
                    noise.lost(),
                    noise.late() == null ? Duration.ZERO : time(where + ": late", noise.late()),
                    noise.duplicated(),
                    noise.failing(),
                    noise.slow(),
                    noise.falseAnHour());
        } catch (IllegalArgumentException wrong) {
            throw new Refused(where + ": " + wrong.getMessage());
        }
    }

    private static Duration time(String where, String text) {
        var match = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new Refused(where + ": '" + text + "' is no time such as 90s, 5m or 2h");
        }
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
