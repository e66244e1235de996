package io.vioscope.web.stream;

import io.vertx.core.buffer.Buffer;
import io.vioscope.web.api.Json;
import io.vioscope.web.view.FactRow;
import java.nio.charset.StandardCharsets;

/**
 * One fact, ready to be sent to any number of listeners.
 *
 * @param seq  its number
 * @param text the event as the WHATWG's HTML standard has it, 9.2; never changed
 */
record Event(long seq, Buffer text) {
    static Event of(FactRow row) {
        var text = "id: " + row.seq() + "\ndata: " + Json.fact(row).replace('\n', ' ') + "\n\n";
        return new Event(row.seq(), Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }
}
