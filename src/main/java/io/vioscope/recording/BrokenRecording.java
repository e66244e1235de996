package io.vioscope.recording;

import java.io.Serial;

/** Why a recording cannot be read; {@link Replay} makes a value of it. */
final class BrokenRecording extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenRecording(String sentence) {
        super(sentence);
    }

    /** The first line of what an exception says: Jackson's next ones tell of Java, not of the file. */
    static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
