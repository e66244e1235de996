package io.vioscope.simulator.cloud;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;

/**
 * Who has a row in a table of services or agents.
 *
 * @param kind as which kind of thing Vioscope knows it
 * @param host as in its row; of a cinder-volume {@code host@backend}
 * @param node the machine it runs on
 */
public record ServiceRow(Kind kind, String binary, String host, String node) {
    private static final String COMPUTE = "nova-compute";
    private static final String VOLUME = "cinder-volume";

    /** The binary of Nova or Cinder on that host, which is its machine. */
    public static ServiceRow of(String binary, String host) {
        return new ServiceRow(kind(binary), binary, host, machine(host));
    }

    static ServiceRow agent(String binary, String host) {
        return new ServiceRow(Kind.AGENT, binary, host, host);
    }

    private static Kind kind(String binary) {
        return switch (binary) {
            case COMPUTE -> Kind.COMPUTE_SERVICE;
            case VOLUME -> Kind.VOLUME_SERVICE;
            default -> Kind.SERVICE;
        };
    }

    private static String machine(String host) {
        var at = host.indexOf('@');
        return at < 0 ? host : host.substring(0, at);
    }

    /** The same on another machine. */
    public ServiceRow on(String machine) {
        return new ServiceRow(kind, binary, host, machine);
    }

    /** {@code binary@host}. */
    public String name() {
        return binary + "@" + host;
    }

    /** The key Vioscope knows it by. */
    public EntityKey key() {
        return new EntityKey(kind, name());
    }

    /** Whether it drives a vSphere cluster. */
    public boolean isCompute() {
        return kind == Kind.COMPUTE_SERVICE;
    }
}
