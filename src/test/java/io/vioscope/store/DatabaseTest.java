package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.DatabaseConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody's PostgreSQL, and what can be wrong with it. */
class DatabaseTest {
    @TempDir
    static Path directory;

    private static Server here;

    private Vertx vertx = Vertx.vertx();

    /** A server with TLS, and the certificate it shows. */
    private record Server(PrivatePostgres own, Path certificate) implements AutoCloseable {
        String uri(String mode) {
            return own.uri() + "?sslmode=" + mode + "&sslrootcert=" + certificate;
        }

        @Override
        public void close() throws IOException {
            own.close();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        here = tls("127.0.0.1");
    }

    @AfterAll
    static void stop() throws Exception {
        here.close();
    }

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    private Database open(String uri) throws Exception {
        return await(Database.open(vertx, new DatabaseConfig.External(uri), true, new AtomicReference<>()));
    }

    @Test
    void aSchemaOfALaterServerIsRefused() throws Exception {
        var uri = TestDatabase.uri(vertx);
        var first = open(uri);
        await(first.writer()
                .query(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
                                + " 'x', 1, true)")
                .execute());
        await(first.close());
        assertThatThrownBy(() -> open(uri))
                .hasRootCauseInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("version 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require", "verify-ca", "verify-full"})
    void aServerWithTlsIsSpokenToAsTheUriSays(String mode) throws Exception {
        var database = open(here.uri(mode));
        assertThat(await(database.reader()
                                .query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                                .execute())
                        .iterator()
                        .next()
                        .getBoolean(0))
                .isTrue();
        await(database.close());
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        var other = directory.resolve("other.pem");
        certificate("127.0.0.1", other, directory.resolve("other.key"));
        refused(here.own().uri() + "?sslmode=verify-full&sslrootcert=" + other);
        refused(here.own().uri() + "?sslmode=verify-full");
    }

    @Test
    void aCertificateForAnotherNameIsRefusedOnlyWhereTheNameCounts() throws Exception {
        try (var elsewhere = tls("192.0.2.1")) {
            refused(elsewhere.uri("verify-full"));
            await(check(elsewhere.uri("verify-ca")));
        }
    }

    private Future<String> check(String uri) {
        return Database.check(vertx, new DatabaseConfig.External(uri));
    }

    private void refused(String uri) {
        assertThatThrownBy(() -> await(check(uri))).hasStackTraceContaining("SSL");
    }

    private static Server tls(String address) throws Exception {
        var home = Files.createDirectory(directory.resolve(address));
        var certificate = home.resolve("ca.pem");
        var key = home.resolve("key.pem");
        certificate(address, certificate, key);
        var pg = home.resolve("pg");
        TestDatabase.lendPrograms(pg);
        PrivatePostgres.start(pg, false).close();
        Files.copy(certificate, pg.resolve("data/server.crt"));
        Files.copy(key, pg.resolve("data/server.key"));
        Files.setPosixFilePermissions(pg.resolve("data/server.key"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(pg.resolve("data/postgresql.conf"), "ssl = on\n");
        return new Server(PrivatePostgres.start(pg, false), certificate);
    }

    private static void certificate(String address, Path certificate, Path key) throws Exception {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + address,
                "-addext",
                "subjectAltName=IP:" + address,
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
