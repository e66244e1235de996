package io.vioscope.config;

import io.vioscope.config.tls.TlsFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages and the JSON are served.
 *
 * @param host     the address to listen on
 * @param port     0 to 65535; 0 takes a free one
 * @param controls whether whoever reaches the pages may pause sources and have them poll
 * @param tls      by which certificate; null for no TLS
 */
public record HttpConfig(
        String host, int port, boolean controls, @Nullable TlsFiles tls) {
    /** Loopback only, port 8080. */
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);

    /** Without TLS. */
    public HttpConfig(String host, int port, boolean controls) {
        this(host, port, controls, null);
    }

    /** With controls for whoever is on this machine, and for nobody elsewhere, as nobody is asked to sign in. */
    public HttpConfig(String host, int port) {
        this(host, port, isLoopback(host));
    }

    /** The same on another port. */
    public HttpConfig withPort(int other) {
        return new HttpConfig(host, other, controls, tls);
    }

    /** Whether only this machine can connect. */
    public boolean isNear() {
        return isLoopback(host);
    }

    /** How addresses of pages begin. */
    public String scheme() {
        return tls == null ? "http" : "https";
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
