package io.vioscope.recording;

import java.nio.file.Path;

/**
 * How to record.
 *
 * @param directory each start of the server makes a recording of its own in it
 * @param names     what becomes of names
 * @param limit     how many bytes of files to write at most, of all clouds together, but for the report that exceeds it
 */
public record RecordTo(Path directory, Names names, long limit) {
    /** A billion bytes. */
    public static final long DEFAULT_LIMIT = 1_000_000_000;
}
