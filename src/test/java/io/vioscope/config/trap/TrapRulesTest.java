package io.vioscope.config.trap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.trap.TrapRule.Says;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules that are delivered, as data. */
class TrapRulesTest {
    private static final List<TrapRule> RULES = TrapRules.delivered();

    private static Set<String> keys(Says says) {
        return RULES.stream()
                .filter(rule -> rule.says() == says)
                .map(rule -> rule.name() + " " + rule.key())
                .collect(Collectors.toSet());
    }

    /** Else nothing ends what was raised but time; where that is so the documents say it. */
    @Test
    void whatIsRaisedIsEndedByARuleOfThatNameAndKey() {
        var never = keys(Says.RAISE);
        never.removeAll(keys(Says.CLEAR));

        assertThat(never).containsExactly("nsx_event ${code}|${component}");
        assertThat(keys(Says.RAISE)).containsAll(keys(Says.CLEAR));
    }

    @Test
    void everyTrapIsOneOfVMwares() {
        assertThat(RULES)
                .hasSizeGreaterThan(50)
                .allMatch(rule -> rule.trap().oid().startsWith("1.3.6.1.4.1.6876."));
    }

    @Test
    void whatIsBelowATrapIsNotTheTrapAndNothingBesideIt() {
        var below = new TrapRule.Trap("1.3.6.1.4", true);
        assertThat(below.matches("1.3.6.1.4.9")).isTrue();
        assertThat(below.matches("1.3.6.1.4")).isFalse();
        assertThat(below.matches("1.3.6.1.40")).isFalse();
        assertThat(new TrapRule.Trap("1.3.6.1.4", false).matches("1.3.6.1.4")).isTrue();
    }

    @Test
    void theExampleInTheDocumentsIsRight() throws Exception {
        var text = Files.readString(Path.of("docs", "traps.md"));
        var from = text.indexOf("```yaml") + "```yaml".length();
        var reading = new Reading(new Surroundings(Map.of(), Path.of(""), Path.of(""), Path.of("")));

        var rules = TrapRules.parse(reading, "traps.md", text.substring(from, text.indexOf("```", from)));

        assertThat(reading.mistakes()).isEmpty();
        assertThat(rules).hasSize(2).allMatch(rule -> rule.name().equals("array_volume"));
    }
}
