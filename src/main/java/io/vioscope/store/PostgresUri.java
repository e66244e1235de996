package io.vioscope.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A libpq URI, for the client and for JDBC, which must mean the same by it.
 *
 * @param options  for the client; never printed, as it holds the password
 * @param rootFile libpq's {@code sslrootcert}: PEM file with the authorities to trust; null, or {@code system} in the
 *                 URI, for those of the Java runtime
 */
record PostgresUri(PgConnectOptions options, @Nullable String rootFile) {
    /** The client's own parser passes it over without a word. */
    private static final Pattern ROOT_FILE = Pattern.compile("[?&]sslrootcert=([^&]*)");

    /** Reads it. Throws {@link IllegalArgumentException} if it is none. */
    static PostgresUri parse(String uri) {
        var options = PgConnectOptions.fromUri(uri).setCachePreparedStatements(true);
        var rootFile = rootFile(uri);
        if (options.getSslMode() == SslMode.REQUIRE && rootFile != null) {
            // As libpq has it: where there is a file of authorities, it is used.
            options.setSslMode(SslMode.VERIFY_CA);
        }
        if (options.getSslMode() != SslMode.DISABLE) {
            options.setSslOptions(tls(options.getSslMode(), rootFile));
        }
        return new PostgresUri(options, rootFile);
    }

    private static @Nullable String rootFile(String uri) {
        var found = ROOT_FILE.matcher(uri);
        if (!found.find()) {
            return null;
        }
        var named = URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
        return named.equals("system") ? null : named;
    }

    private static boolean verifies(SslMode mode) {
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    }

    private static ClientSSLOptions tls(SslMode mode, @Nullable String rootFile) {
        if (!verifies(mode)) {
            return new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm("");
        }
        return new ClientSSLOptions()
                .setTrustOptions(rootFile == null ? ofTheRuntime() : new PemTrustOptions().addCertPath(rootFile))
                .setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    }

    private static TrustOptions ofTheRuntime() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return TrustOptions.wrap(factory);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no default authorities", e);
        }
    }

    /** The same database for JDBC, without user and password. */
    String jdbc() {
        var host = options.getHost().contains(":") ? "[" + options.getHost() + "]" : options.getHost();
        var url = "jdbc:postgresql://" + host + ":" + options.getPort() + "/" + encoded(options.getDatabase())
                + "?connectTimeout=5&socketTimeout=600&sslmode=" + options.getSslMode().value
                + "&ApplicationName=vioscope";
        if (!verifies(options.getSslMode())) {
            return url;
        }
        return url
                + (rootFile == null
                        ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                        : "&sslrootcert=" + encoded(rootFile));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where it is, without user and password. */
    @Override
    public String toString() {
        return "PostgreSQL at " + options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
    }
}
