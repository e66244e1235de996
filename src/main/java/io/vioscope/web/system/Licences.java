package io.vioscope.web.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Under which licences this server and the parts that are shipped with it stand, as its build has written it down (CycloneDX 1.x, JSON).
 *
 * @param product this server
 * @param parts   all others, by name
 */
public record Licences(Part product, List<Part> parts) {
    /** Where the build puts it. */
    static final String FILE = "/META-INF/sbom/vioscope.cdx.json";

    public Licences {
        parts = List.copyOf(parts);
    }

    /**
     * Something that is shipped.
     *
     * @param name     group and name, as Maven has them
     * @param licences SPDX identifiers, or names where there is none; of several any may be chosen, as Maven's POM reference has it. None
     *                 where it says none: then nothing is known
     */
    public record Part(String name, String version, List<String> licences) {
        public Part {
            licences = List.copyOf(licences);
        }
    }

    /** Read when it is first asked for. */
    private static final class Shipped {
        private static final Optional<Licences> ALL = read();

        private static Optional<Licences> read() {
            try (var file = Licences.class.getResourceAsStream(FILE)) {
                return file == null ? Optional.empty() : Optional.of(of(new ObjectMapper().readTree(file)));
            } catch (IOException ourOwnFileCanBeRead) {
                throw new UncheckedIOException(ourOwnFileCanBeRead);
            }
        }
    }

    /** What is shipped with this server; empty where the build has not written it down. For a worker thread. */
    public static Optional<Licences> shipped() {
        return Shipped.ALL;
    }

    /** What a bill of materials says. */
    static Licences of(JsonNode bill) {
        var parts = new ArrayList<Part>();
        bill.path("components").forEach(component -> parts.add(part(component)));
        parts.sort(Comparator.comparing(Part::name).thenComparing(Part::version));
        return new Licences(part(bill.path("metadata").path("component")), parts);
    }

    private static Part part(JsonNode component) {
        var group = component.path("group").asText();
        var name = component.path("name").asText();
        var licences = new ArrayList<String>();
        component.path("licenses").forEach(said -> {
            var licence = said.path("license");
            var word = licence.path("id")
                    .asText(licence.path("name").asText(said.path("expression").asText()));
            if (!word.isBlank()) {
                licences.add(word.strip());
            }
        });
        return new Part(
                group.isEmpty() ? name : group + ":" + name,
                component.path("version").asText(),
                licences);
    }
}
