package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.ConfigLoader;
import io.vioscope.config.ConfigOutcome;
import io.vioscope.config.yaml.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is refused is quoted, but for its secrets. */
class RefusedSecretsTest {
    private final Planted planted = new Planted();

    @TempDir
    Path directory;

    @Test
    void aConfigurationThatIsRefusedIsToldWithoutItsSecrets() throws Exception {
        var wrong = """
                database: { uri: 'postgresql:/vioscope:%s@db' }
                clouds: [ { name: a, auth: { auth_url: 'https://u:%s@k.example.org', username: u, password: '%s' } } ]
                notify:
                  snmp: [ { name: a, address: 127.0.0.1, version: v3, user: u, auth: nonsense, auth_password: '%s',
                            community: '%s' } ]
                  webhooks: [ { name: b, url: 'ftp://h.example.org/%s', secret: '%s', token: [ '%s' ] } ]
                tracing: { endpoint: 7, token: '%s', tokn: '%s' }
                """.formatted(Stream.of("d", "l", "p", "a", "c", "w", "s", "t", "k", "n")
                .map(what -> planted.plant("wrong " + what))
                .toArray());
        Files.writeString(directory.resolve("wrong.yaml"), wrong);
        var around = new Surroundings(Map.of(), directory, directory, directory);
        var outcome = new ConfigLoader(around).load(Path.of("wrong.yaml"));
        assertThat(outcome).isInstanceOf(ConfigOutcome.Wrong.class);
        var told = outcome.match(right -> "", mistakes -> mistakes.mistakes().toString());
        assertThat(told).contains("wrong.yaml:1", "wrong.yaml:2", "tokn");
        assertThat(planted.in(told)).isEmpty();
    }
}
