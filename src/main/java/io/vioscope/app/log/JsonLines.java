package io.vioscope.app.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * A JSON object a line, as Logback writes it (timestamp in milliseconds, level, threadName, loggerName, formattedMessage,
 * throwable), without secrets.
 */
public final class JsonLines extends JsonEncoder {
    /** What a program reads needs no parts of what is written whole, and no number of its own. */
    public JsonLines() {
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithContext(false);
        setWithMarkers(false);
        setWithMDC(false);
        setWithMessage(false);
        setWithArguments(false);
        setWithFormattedMessage(true);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Masks.masked(super.encode(event));
    }
}
