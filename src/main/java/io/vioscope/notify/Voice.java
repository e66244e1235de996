package io.vioscope.notify;

import io.vioscope.config.SnmpReceiver;

/** A way to speak, open to all receivers. For any thread. */
public interface Voice extends AutoCloseable {
    /** The way to one receiver. Does not contact it and cannot fail. */
    Channel to(SnmpReceiver receiver);

    /** Falls silent; may block for a moment. */
    @Override
    void close();
}
