package io.vioscope.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be had; the message says why to an operator, without a password. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
