package io.vioscope.source.openstack.decode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an API is asked for a list in exactly the reverse of its usual order, by keys that never change, and whether it was
 * found to do something else; then it is not asked again until a restart. For one thread.
 */
public final class Reverse {
    private static final Logger LOG = LoggerFactory.getLogger(Reverse.class);

    private final String query;
    private boolean distrusted;

    /** @param query such as {@code sort_key=id&sort_dir=desc} */
    public Reverse(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }

    boolean isTrusted() {
        return !distrusted;
    }

    void distrust(String why) {
        distrusted = true;
        LOG.info("a list is read from one end only from now on: asked for {}, {}", query, why);
    }
}
