package io.vioscope.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.web.system.Licences.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bill of materials says of licences, and that the build has one. */
class LicencesTest {
    private static Licences of(String bill) throws JsonProcessingException {
        return Licences.of(new ObjectMapper().readTree(bill));
    }

    @Test
    void aPartHasItsLicencesHoweverTheyAreSaid() throws JsonProcessingException {
        var all = of("""
                {"metadata": {"component": {"group": "io.vioscope", "name": "vioscope", "version": "1"}},
                 "components": [
                   {"group": "org.b", "name": "two", "version": "2", "licenses": [
                     {"license": {"id": "EPL-2.0"}}, {"license": {"name": "Their own", "url": "https://b.example"}}]},
                   {"name": "one", "version": "1", "licenses": [{"expression": "MIT OR Apache-2.0"}]},
                   {"group": "org.c", "name": "silent", "version": "3", "licenses": [{"license": {}}]}]}
                """);
        assertThat(all.product()).isEqualTo(new Part("io.vioscope:vioscope", "1", List.of()));
        assertThat(all.parts())
                .containsExactly(
                        new Part("one", "1", List.of("MIT OR Apache-2.0")),
                        new Part("org.b:two", "2", List.of("EPL-2.0", "Their own")),
                        new Part("org.c:silent", "3", List.of()));
    }

    @Test
    void theBuildWritesDownWhatIsShipped() {
        var shipped = Licences.shipped();
        assumeTrue(shipped.isPresent(), "these classes were not made by Maven");
        assertThat(shipped.get().product().name()).isEqualTo("io.vioscope:vioscope");
        assertThat(shipped.get().parts())
                .extracting(Part::name)
                .contains("io.vertx:vertx-core", "org.postgresql:postgresql", "org.snmp4j:snmp4j")
                .doesNotContain("org.junit.jupiter:junit-jupiter");
        assertThat(shipped.get().parts())
                .allSatisfy(part -> assertThat(part.version()).isNotEmpty());
    }
}
