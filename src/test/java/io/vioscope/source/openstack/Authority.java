package io.vioscope.source.openstack;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test's own, made with the JDK's keytool. */
public final class Authority {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    /** An authority whose files are in that folder. */
    public Authority(Path folder) {
        this.folder = folder;
        keytool("ca.p12", "-genkeypair -keyalg EC -alias ca -dname CN=test -ext bc:c -validity 3650");
        keytool("ca.p12", "-exportcert -rfc -alias ca -file ca.pem");
    }

    /** The file by which others trust it. */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /** A server at {@code localhost} with a certificate that began some days ago and lives for some days. */
    public HttpServerOptions server(int daysAgo, int days) {
        var key = new PfxOptions()
                .setPath(keyStore(daysAgo, days).toString())
                .setAlias("leaf")
                .setPassword(PASSWORD);
        return new HttpServerOptions().setSsl(true).setKeyCertOptions(key);
    }

    /** The key of such a server, a PKCS 12 with the password {@code changeit}. */
    public Path keyStore(int daysAgo, int days) {
        var store = "leaf-" + daysAgo + "-" + days + ".p12";
        keytool(store, "-genkeypair -keyalg EC -alias leaf -dname CN=localhost");
        keytool(store, "-certreq -alias leaf -file " + store + ".csr");
        keytool(
                "ca.p12",
                "-gencert -alias ca -rfc -infile " + store + ".csr -outfile " + store
                        + ".pem -ext san=dns:localhost -startdate -" + daysAgo + "d -validity " + days);
        keytool(store, "-importcert -noprompt -alias ca -file ca.pem");
        keytool(store, "-importcert -noprompt -alias leaf -file " + store + ".pem");
        return folder.resolve(store);
    }

    private void keytool(String store, String arguments) {
        var home = System.getProperty("java.home");
        var command = new ArrayList<>(List.of(Path.of(home, "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keystore", store, "-storepass", PASSWORD, "-storetype", "PKCS12"));
        var log = folder.resolve("keytool.log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("keytool failed: " + Files.readString(log));
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("keytool cannot be run", e);
        }
    }
}
