package io.vioscope.config.trap;

import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Origin;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.config.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the table of rules: files of the configuration first, so that the first rule that fits is theirs, then what is delivered. */
public final class TrapRules {
    private static final List<String> DELIVERED = List.of("vcenter.yaml", "esxi.yaml", "nsx.yaml");
    private static final String DIRECTORY = "/io/vioscope/traps/";

    private final Reading reading;
    private final List<TrapRule> rules = new ArrayList<>();

    private TrapRules(Reading reading) {
        this.reading = reading;
    }

    /** What is delivered. */
    public static List<TrapRule> delivered() {
        var reading = new Reading(new Surroundings(Map.of(), Path.of(""), Path.of(""), Path.of("")));
        var rules = read(reading, List.of());
        if (!reading.flawless()) {
            throw new IllegalStateException("the rules that are delivered are wrong: " + reading.mistakes());
        }
        return rules;
    }

    /** These files and what is delivered; what is wrong with them is left in the reading. */
    public static List<TrapRule> read(Reading reading, List<Path> files) {
        var rules = new TrapRules(reading);
        files.forEach(rules::file);
        DELIVERED.forEach(rules::resource);
        return List.copyOf(rules.rules);
    }

    /** The rules of one text alone. */
    public static List<TrapRule> parse(Reading reading, String name, String yaml) {
        var rules = new TrapRules(reading);
        rules.add(new YamlFile(reading).parse(yaml, origin(name, Path.of(""))));
        return List.copyOf(rules.rules);
    }

    private void file(Path file) {
        var base = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        add(new YamlFile(reading).read(file, origin(file.toString(), base)));
    }

    private void resource(String name) {
        try (var yaml = TrapRules.class.getResourceAsStream(DIRECTORY + name)) {
            var text = new String(Objects.requireNonNull(yaml, name).readAllBytes(), StandardCharsets.UTF_8);
            add(new YamlFile(reading).parse(text, origin(name, Path.of(""))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Origin origin(String name, Path base) {
        return new Origin(name, 0, null, base, false);
    }

    private void add(Optional<Item.Mapping> mapping) {
        mapping.map(m -> Section.root(reading, m)).ifPresent(section -> {
            section.only(List.of("variables", "rules"));
            var reader = new TrapRuleReader(section.section("variables"));
            section.list("rules").forEach(rule -> reader.read(rule).ifPresent(rules::add));
        });
    }
}
