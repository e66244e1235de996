package io.vioscope.config;

import java.nio.file.Path;
import java.util.function.Function;

/** Where facts are remembered. */
public sealed interface DatabaseConfig {

    /** A PostgreSQL of our own, started and stopped with the server, that keeps its data in a directory. */
    record Embedded(Path directory) implements DatabaseConfig {}

    /**
     * Somebody's PostgreSQL.
     *
     * @param uri {@code postgresql://user:password@host:port/database?...}, as libpq has it; holds a secret
     */
    record External(String uri) implements DatabaseConfig {
        /** Without the password, which may stand before the host or among the parameters. */
        @Override
        public String toString() {
            return "External["
                    + uri.replaceFirst("(://[^:/@]*):[^@/]*@", "$1:***@")
                            .replaceAll("(?i)([?&](?:ssl)?password=)[^&]*", "$1***")
                    + "]";
        }
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Embedded, R> embedded, Function<External, R> external) {
        if (this instanceof Embedded e) return embedded.apply(e);
        if (this instanceof External e) return external.apply(e);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
