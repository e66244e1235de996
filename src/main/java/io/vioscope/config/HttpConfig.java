package io.vioscope.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the pages and the JSON are served.
 *
 * @param host     the address to listen on
 * @param port     0 to 65535; 0 takes a free one
 * @param controls whether whoever reaches the pages may pause sources and have them poll
 */
public record HttpConfig(String host, int port, boolean controls) {
    /** Loopback only, port 8080. */
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);

    /** With controls for whoever is on this machine, and for nobody elsewhere, as nobody is asked to sign in. */
    public HttpConfig(String host, int port) {
        this(host, port, isLoopback(host));
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
