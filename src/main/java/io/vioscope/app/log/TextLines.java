package io.vioscope.app.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Lines of text by a pattern, with whatever a stack trace says, without secrets. */
public final class TextLines extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return Masks.masked(super.encode(event));
    }
}
