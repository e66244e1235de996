package io.vioscope.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static Body of(String... pieces) {
        var body = new Body();
        for (var piece : pieces) {
            body.add(Buffer.buffer(piece));
        }
        return body;
    }

    @Test
    void piecesAreReadInTheirOrderWhateverIsAskedForAtATime() throws IOException {
        var body = of("{\"a\"", "", ":", " \"Jürgen\"}");

        for (var step = 1; step < 20; step++) {
            var text = new StringBuilder();
            try (var stream = body.stream()) {
                for (var some = stream.readNBytes(step); some.length > 0; some = stream.readNBytes(step)) {
                    text.append(new String(some, StandardCharsets.ISO_8859_1));
                }
                assertThat(stream.read()).isEqualTo(-1);
            }
            var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"a\": \"Jürgen\"}");
        }
        assertThat(body.length()).isEqualTo(16);
    }

    @Test
    void singleBytesAreReadToo() throws IOException {
        try (var stream = of("\u00ff", "b").stream()) {
            assertThat(stream.read()).isEqualTo(0xc3);
            assertThat(stream.read()).isEqualTo(0xbf);
            assertThat(stream.read()).isEqualTo('b');
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void startAndWholeAreTexts() {
        assertThat(of("  <ht", "ml>").start(5)).isEqualTo("<ht");
        assertThat(of("  <ht", "ml>")).hasToString("  <html>");
    }

    @Test
    void nothingIsNothing() throws IOException {
        var body = of();

        assertThat(body.start(64)).isEmpty();
        assertThat(body).hasToString("");
        try (var stream = body.stream()) {
            assertThat(stream.read()).isEqualTo(-1);
        }
    }
}
