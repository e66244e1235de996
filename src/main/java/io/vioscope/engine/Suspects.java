package io.vioscope.engine;

import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import java.util.List;

/** Servers of which it is not known whether they run, and of which a live look would tell; the most telling first. */
public record Suspects(List<EntityKey> servers) {
    /** The source that looks. */
    public static final SourceId PROBE = new SourceId("probe");

    /** Of nobody is there doubt. */
    public static final Suspects NONE = new Suspects(List.of());

    public Suspects {
        servers = List.copyOf(servers);
    }
}
