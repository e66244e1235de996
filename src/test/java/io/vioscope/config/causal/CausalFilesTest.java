package io.vioscope.config.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.yaml.Mistake;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong causal model is refused with the place, what is wrong and what would be right. */
class CausalFilesTest {
    private static final String RIGHT = """
            symptoms:
              - {name: server.off, kind: server, when: {status: SHUTOFF}, text: is off}
            problems:
              - name: hypervisor.lost
                kind: hypervisor
                text: "{name} is lost"
                advice: look
                shows:
                  - {symptom: server.off, via: hosted on hypervisor, role: often, probability: 0.9, within: 2m}
                hurts:
                  - {flow: service, who: server, via: hosted on hypervisor}
            """;

    private static List<Mistake> mistakes(String yaml) {
        var reading = new Reading(new Surroundings(Map.of(), Path.of(""), Path.of(""), Path.of("")));
        CausalFiles.parse(reading, "model.yaml", yaml);
        return reading.mistakes();
    }

    @Test
    void whatIsRightIsRead() {
        assertThat(mistakes(RIGHT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: server, when    | kind: servr, when     | model.yaml:2: symptoms[0].kind: servr is no kind; right is server perhaps
            when: {status: SHUTOFF} | when: {}            | model.yaml:2: symptoms[0].when: is missing
            role: often           | role: oftn            | model.yaml:9: problems[0].shows[0].role: oftn is none of these
            probability: 0.9      | probability: 1.9      | model.yaml:9: problems[0].shows[0].probability: 1.9 is no share
            within: 2m            | within: soon          | model.yaml:9: problems[0].shows[0].within: soon is no time
            symptom: server.off   | symptom: server.of    | model.yaml:9: problems[0].shows[0].symptom: there is no symptom server.of; right is server.off perhaps
            via: hosted on hypervisor, role | via: living on hypervisor, role | model.yaml:9: problems[0].shows[0].via: 'living on hypervisor' is no step
            advice: look          | advise: look          | model.yaml:7: problems[0].advise: unknown key, perhaps advice was meant
            flow: service         | flow: sevice          | model.yaml:11: problems[0].hurts[0].flow: sevice is none of these
            role: often           | role: may             | hypervisor.lost: nothing that must or often does show
            via: hosted on hypervisor, role | role        | hypervisor.lost: the path 'server' does not lead from server to hypervisor
            """)
    void oneMistakeIsNamed(String right, String wrong, String message) {
        assertThat(RIGHT).contains(right);
        var mistakes = mistakes(RIGHT.replace(right, wrong));
        assertThat(mistakes).isNotEmpty();
        assertThat(mistakes)
                .anySatisfy(mistake -> assertThat(mistake.toString()).contains(message));
    }

    @Test
    void twinsMustSayWhoWouldTellThemApart() {
        var twin = RIGHT.substring(RIGHT.indexOf("  - name: hypervisor.lost"))
                .replace("hypervisor.lost", "hypervisor.gone");
        assertThat(mistakes(RIGHT + twin))
                .anySatisfy(mistake -> assertThat(mistake.toString())
                        .contains("hypervisor.gone: shows exactly as hypervisor.lost does"));
        assertThat(mistakes(RIGHT + twin + "    settled_by: [vcenter]\n")).isEmpty();
    }

    @Test
    void sufferingThatLeadsBackIsRefused() {
        var circle = """
                consequences:
                  - {flow: service, who: port, via: attached to server}
                  - {flow: service, who: server, via: has attached port}
                """;
        assertThat(mistakes(RIGHT + circle))
                .anySatisfy(mistake -> assertThat(mistake.toString()).contains("its suffering leads back to it"));
    }
}
