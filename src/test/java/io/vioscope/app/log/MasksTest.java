package io.vioscope.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No form of a secret gets into a log, whoever says it. */
class MasksTest {
    private static final String SECRET = "hush \"quoted\" & h\u00fcsh";
    private static final LoggerContext CONTEXT = new LoggerContext();

    @BeforeAll
    static void read() {
        Masks.hide(List.of(SECRET, "x"));
    }

    private static ILoggingEvent event() {
        var encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        var cause = new IllegalStateException(
                "at /?p=hush+%22quoted%22+%26+h%C3%BCsh", new IllegalArgumentException(SECRET));
        return new LoggingEvent(
                "x", CONTEXT.getLogger("some.where"), Level.WARN, "it is {} or Basic {}", cause, new Object[] {
                    SECRET, encoded
                });
    }

    private static String written(Encoder<ILoggingEvent> encoder) {
        encoder.setContext(CONTEXT);
        encoder.start();
        return new String(encoder.encode(event()), StandardCharsets.UTF_8);
    }

    @Test
    void textHasNoSecretInMessagesAndTraces() {
        var text = new TextLines();
        text.setPattern("%level %logger{0}: %msg%n");

        assertThat(written(text))
                .startsWith("WARN where: it is *** or Basic ***\n")
                .contains("IllegalStateException: at /?p=***", "IllegalArgumentException: ***")
                .doesNotContain("hush");
    }

    @Test
    void jsonIsOneObjectALineAndHasNoneEither() {
        var line = written(new JsonLines());
        var json = new JsonObject(line);

        assertThat(line.strip()).doesNotContain("hush", "\n");
        assertThat(json.getString("level")).isEqualTo("WARN");
        assertThat(json.getString("formattedMessage")).isEqualTo("it is *** or Basic ***");
        assertThat(json.getLong("timestamp")).isPositive();
        assertThat(json.getJsonObject("throwable").getString("message")).isEqualTo("at /?p=***");
    }

    @Test
    void whatIsTooShortToBeASecretIsLeft() {
        assertThat(Masks.masked("an x is an x")).isEqualTo("an x is an x");
    }
}
