package io.vioscope.config.causal;

import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Mistake;
import io.vioscope.config.yaml.Origin;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.config.yaml.YamlFile;
import io.vioscope.rca.causal.CausalLint;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.rca.causal.SymptomType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the causal model: what is delivered, and files that add to it. A symptom or problem of a name that is known already
 * takes its place.
 */
public final class CausalFiles {
    /** The files that are delivered, in the order in which they are read. */
    private static final List<String> DELIVERED = List.of(
            "symptoms.yaml",
            "platform.yaml",
            "compute.yaml",
            "vsphere.yaml",
            "storage.yaml",
            "network.yaml",
            "servers.yaml",
            "projects.yaml",
            "monitor.yaml",
            "patterns.yaml",
            "consequences.yaml");

    private static final String RIGHT = "a model without such";
    private static final String DIRECTORY = "/io/vioscope/causal-model/";

    private final Reading reading;
    private final List<Section> files = new ArrayList<>();
    private final Map<String, Section> places = new HashMap<>();

    private CausalFiles(Reading reading) {
        this.reading = reading;
    }

    /** It never changes, so it is read once. */
    private static final class Delivered {
        private static final CausalModel MODEL = read();

        private static CausalModel read() {
            var reading = new Reading(new Surroundings(Map.of(), Path.of(""), Path.of(""), Path.of("")));
            var model = readAll(reading, List.of());
            if (!reading.flawless()) {
                throw new IllegalStateException("the causal model that is delivered is wrong: " + reading.mistakes());
            }
            return model;
        }
    }

    /** The model that is delivered. */
    public static CausalModel delivered() {
        return Delivered.MODEL;
    }

    /** The model that is delivered with what these files add; what is wrong with them is left in the reading. */
    public static CausalModel read(Reading reading, List<Path> more) {
        return more.isEmpty() ? delivered() : readAll(reading, more);
    }

    private static CausalModel readAll(Reading reading, List<Path> more) {
        var files = new CausalFiles(reading);
        DELIVERED.forEach(files::resource);
        more.forEach(files::file);
        return files.model();
    }

    /** The model of one text alone, for tests and tools. */
    public static CausalModel parse(Reading reading, String name, String yaml) {
        var files = new CausalFiles(reading);
        files.text(name, yaml);
        return files.model();
    }

    private void resource(String name) {
        try (var yaml = CausalFiles.class.getResourceAsStream(DIRECTORY + name)) {
            text(name, new String(Objects.requireNonNull(yaml, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void text(String name, String yaml) {
        new YamlFile(reading).parse(yaml, origin(name, Path.of(""))).ifPresent(this::add);
    }

    private void file(Path file) {
        var base = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        new YamlFile(reading).read(file, origin(file.toString(), base)).ifPresent(this::add);
    }

    private static Origin origin(String name, Path base) {
        return new Origin(name, 0, null, base, false);
    }

    private void add(Item.Mapping mapping) {
        var section = Section.root(reading, mapping);
        section.only(List.of("symptoms", "problems", "consequences"));
        files.add(section);
    }

    private CausalModel model() {
        var symptoms = new LinkedHashMap<String, SymptomType>();
        each("symptoms", entry -> SymptomReader.read(entry).ifPresent(s -> symptoms.put(placed(entry, s.name()), s)));
        var reader = new ProblemReader(symptoms);
        var problems = new LinkedHashMap<String, ProblemType>();
        each("problems", entry -> reader.read(entry).ifPresent(p -> problems.put(placed(entry, p.name()), p)));
        var consequences = new ArrayList<Suffering>();
        each("consequences", entry -> ProblemReader.suffering(entry).ifPresent(consequences::add));
        var model = new CausalModel(List.copyOf(symptoms.values()), List.copyOf(problems.values()), consequences);
        if (reading.flawless()) {
            CausalLint.complaints(model).stream()
                    .filter(complaint -> !isOurOwn(symptoms.keySet(), name(complaint)))
                    .forEach(complaint -> reading.add(mistake(complaint)));
        }
        return model;
    }

    private String placed(Section entry, String name) {
        places.put(name, entry);
        return name;
    }

    /** A symptom of ours that shows no problem any more, since a file took the place of those it showed, is no mistake. */
    private boolean isOurOwn(Set<String> symptoms, String name) {
        var place = places.get(name);
        return files.size() > DELIVERED.size()
                && symptoms.contains(name)
                && place != null
                && DELIVERED.contains(place.mapping().origin().file());
    }

    private Mistake mistake(String complaint) {
        var place = places.get(name(complaint));
        return place == null
                ? new Mistake("causal model", 0, "", null, complaint, RIGHT)
                : place.mistake("name", complaint, RIGHT);
    }

    private static String name(String complaint) {
        return complaint.substring(0, complaint.indexOf(':'));
    }

    private void each(String key, Consumer<Section> entry) {
        files.forEach(file -> file.list(key).forEach(entry));
    }
}
