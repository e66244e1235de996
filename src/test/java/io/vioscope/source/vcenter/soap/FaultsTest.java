package io.vioscope.source.vcenter.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Body;
import io.vioscope.source.xml.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults as govmomi's vcsim sends them. */
class FaultsTest {
    private static final Path ANSWERS = Path.of("src/test/resources/io/vioscope/source/vcenter");

    @ParameterizedTest
    @CsvSource({"invalid-login, InvalidLogin", "not-authenticated, NotAuthenticated"})
    void areKnownByTheirType(String name, String type) throws IOException {
        var body = Body.of(Buffer.buffer(Files.readAllBytes(ANSWERS.resolve(name + ".xml"))));
        var fault = Xml.read(body, name)
                .match(root -> root.child("Body").orElseThrow().children().get(0), why -> {
                    throw new AssertionError(why.detail());
                });
        var said = Faults.of("Login", fault);
        assertThat(said.type()).isEqualTo(type);
        assertThat(said.why().cause()).isEqualTo(Cause.UNAUTHORIZED);
    }
}
