package io.vioscope.source.trap;

import static io.vioscope.source.trap.TrapCases.AT;
import static io.vioscope.source.trap.TrapCases.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.trap.Observation.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final Duration EXPIRE = Duration.ofHours(24);
    private static final Subject CPU = new Subject(SERVER, Observation.attribute("vcenter_alarm", "cpu"));

    private final Observations observations = observations();

    private static Observations observations() {
        return new Observations("east", Set.of(Kind.SERVER, Kind.VCENTER), EXPIRE);
    }

    private Map<String, String> told(java.time.Instant now) {
        var attributes = observations.details(now).told().get(SERVER);
        return attributes == null ? Map.of("nothing", "said") : attributes.toMap();
    }

    @Test
    void isToldAsASeverityAndAText() {
        observations.begin(CPU, "major", "too hot", AT);

        assertThat(told(AT))
                .containsExactly(Map.entry(CPU.attribute(), "major"), Map.entry(CPU.attribute() + ".text", "too hot"));
        assertThat(observations.details(AT).asOf()).containsEntry(SERVER, AT);
        assertThat(observations.details(AT).whole()).isEmpty();
    }

    @Test
    void endsByItselfAfterItsTimeAndATrapThatSaysItAgainStartsThatAnew() {
        observations.begin(CPU, "major", "too hot", AT);
        assertThat(told(AT.plus(EXPIRE).minusSeconds(1))).hasSize(2);
        observations.begin(CPU, "major", "too hot", AT.plus(EXPIRE).minusSeconds(1));
        assertThat(told(AT.plus(EXPIRE))).hasSize(2);

        assertThat(told(AT.plus(EXPIRE).plus(EXPIRE))).isEmpty();
    }

    @Test
    void thatItIsOverIsToldUntilTheCloudShowsIt() {
        observations.begin(CPU, "major", "too hot", AT);
        told(AT);
        observations.end(CPU);
        assertThat(told(AT)).isEmpty();

        observations.taken(TrapCases.snapshot("east").state().inventory());
        assertThat(told(AT)).containsKey("nothing");
    }

    @Test
    void aRestartForgetsNothingOfWhatWasBelievedAndNothingIsOverBeforeThat() {
        assertThat(told(AT)).containsKey("nothing");

        var believed = TrapCases.entity(
                SERVER,
                "web-1",
                "traps.vcenter_alarm.0a0b0c0d",
                "major",
                "traps.vcenter_alarm.0a0b0c0d.text",
                "hot",
                "host",
                "x");
        observations.takeUp(TrapCases.snapshot("east", believed).state().inventory(), AT);

        assertThat(told(AT.plus(EXPIRE).minusSeconds(1)))
                .containsEntry("traps.vcenter_alarm.0a0b0c0d", "major")
                .hasSize(2);
        assertThat(told(AT.plus(EXPIRE))).isEmpty();
    }

    @Test
    void ofWhatIsGoneNothingIsHeld() {
        observations.begin(CPU, "major", "too hot", AT);
        observations.begin(new Subject(new EntityKey(Kind.SERVER, "gone"), "traps.x"), "major", "", AT);

        observations.taken(TrapCases.snapshot("east").state().inventory());

        assertThat(observations.held()).extracting(h -> h.entity()).containsExactly(SERVER);
    }

    @Test
    void noMoreThanSoManyAreHeld() {
        for (var i = 0; i < Observations.MOST; i++) {
            assertThat(observations.begin(new Subject(SERVER, "traps.x." + i), "minor", "", AT))
                    .isTrue();
        }

        assertThat(observations.begin(CPU, "minor", "", AT)).isFalse();
        assertThat(observations.begin(new Subject(SERVER, "traps.x.0"), "major", "", AT))
                .isTrue();
    }
}
