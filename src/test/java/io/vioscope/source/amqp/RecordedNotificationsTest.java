package io.vioscope.source.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Notifications as a RabbitMQ 3.10 had them of a real OpenStack (Zed): one of each type that came while
 * {@code io.vioscope.realcloud} was at work there, without Cinder's. {@code -Dgolden.write=true} writes anew what they are
 * understood as.
 */
class RecordedNotificationsTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/io/vioscope/source/amqp");

    private static String understood(String message) {
        return Notifications.of(message.getBytes(StandardCharsets.UTF_8))
                .match(
                        reason -> reason.event() + ": " + reason.source().name() + ", " + reason.hint(),
                        nothing -> nothing.event() + ": nothing",
                        garbage -> "garbage: " + garbage.why());
    }

    @Test
    void eachIsUnderstood() throws IOException {
        var said = Files.readString(DIRECTORY.resolve("notifications.jsonl"))
                .lines()
                .map(RecordedNotificationsTest::understood)
                .collect(Collectors.joining("\n", "", "\n"));
        var golden = DIRECTORY.resolve("notifications.expected");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden)).doesNotContain("garbage");
    }
}
