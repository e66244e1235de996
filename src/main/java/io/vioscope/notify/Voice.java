package io.vioscope.notify;

import io.vioscope.config.Receiver;

/**
 * A way to speak, open to all receivers of one type. For any thread.
 *
 * @param <R> that type
 */
public interface Voice<R extends Receiver> extends AutoCloseable {
    /** The way to one receiver. Does not contact it and cannot fail. */
    Channel to(R receiver);

    /** Falls silent; may block for a moment. */
    @Override
    void close();
}
