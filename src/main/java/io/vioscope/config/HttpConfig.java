package io.vioscope.config;

/**
 * Where the pages and the JSON are served.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 takes a free one
 */
public record HttpConfig(String host, int port) {
    /** Loopback only, port 8080. */
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);
}
