package io.vioscope.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Channel.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The messages of {@code docs/webhooks.md} are those that are sent. {@code -Dgolden.write=true} writes them anew. */
class DocumentedMessagesTest {
    private static final Path DOCUMENT = Path.of("docs/webhooks.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- (?:([a-z]+) )?([a-z_.]+) -->\n```json\n(.*?)```\n", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void areThoseThatAreSent() throws Exception {
        var document = Files.readString(DOCUMENT);
        var written =
                EXAMPLE.matcher(document).replaceAll(m -> Matcher.quoteReplacement(example(m.group(1), m.group(2))));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(EXAMPLE.matcher(document).results().count()).isEqualTo(7);
        assertThat(Files.readString(DOCUMENT)).isEqualTo(written);
    }

    private static String example(String format, String type) {
        var comment = format == null ? type : format + " " + type;
        return "<!-- " + comment + " -->\n```json\n"
                + sent(Format.valueOf(format == null ? "VIOSCOPE" : format.toUpperCase(Locale.ROOT)), type)
                + "\n```\n";
    }

    private static String sent(Format format, String type) {
        var sent = new AtomicReference<Content>();
        var channel = new WebhookChannel(
                Hooks.at(1, format),
                new Identity("80007ed905f1d3c2"),
                new Destination("127.0.0.1", Hooks.at(1, format).hook().permitted(), InetAddress::getAllByName),
                (path, to, content, headers) -> {
                    sent.set(content);
                    return Future.succeededFuture(new Attempt.Answered());
                },
                InstantSource.fixed(Cases.AT));
        channel.send(Objects.requireNonNull(Hooks.oneOfEach().get(type)), type.equals("test") ? 0 : 17);
        try {
            var json = JSON.readTree(Objects.requireNonNull(sent.get()).octets().toString());
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMessageStaysSmallAndWholeWhateverIsInIt() throws Exception {
        for (var text : new String[] {"\u0000\n\"\\", "😀".repeat(5000), "\ud800", "</script>", "ü".repeat(100_000)}) {
            var octets = Payload.octets(Payload.object().put("text", Payload.text(text)));

            assertThat(octets.length()).isLessThan(7000);
            assertThat(JSON.readTree(octets.getBytes()).get("text").asText()).doesNotContain("\n", "\u0000");
        }
    }
}
