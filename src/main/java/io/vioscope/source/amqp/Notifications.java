package io.vioscope.source.amqp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a message of oslo.messaging as far as it is needed: its {@code event_type}. Around the notification there is an
 * envelope, {@code {"oslo.version": "2.0", "oslo.message": "..."}}, with the notification as a text of JSON in it
 * ({@code oslo_messaging/_drivers/common.py}, {@code serialize_msg}); without {@code oslo.version} the message is the
 * notification itself. The notification is {@code {"message_id", "publisher_id", "event_type", "priority", "payload",
 * "timestamp"}} (docs.openstack.org/nova, "Notifications"), versioned ones the same with {@code nova_object.*} in their
 * payload. The payload is not read: what is believed comes from the API. Thread-safe.
 */
final class Notifications {
    /** A notification has some kilobytes; a service's list of a thousand entries is not one. */
    static final int MOST_BYTES = 1 << 20;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern EVENT = Pattern.compile("[a-zA-Z0-9_.:-]{1,128}");

    private Notifications() {}

    /** What that message is. Whatever it is, the answer is a value. */
    static Heard of(byte[] message) {
        if (message.length > MOST_BYTES) {
            return new Heard.Garbage(message.length + " bytes are more than any notification has");
        }
        try (var parser = JSON.createParser(message)) {
            var outer = Fields.of(parser);
            if (outer.message == null) {
                return understood(outer);
            }
            try (var inside = JSON.createParser(outer.message)) {
                return understood(Fields.of(inside));
            }
        } catch (IOException broken) {
            return new Heard.Garbage("no JSON, or half a document");
        }
    }

    private static Heard understood(Fields fields) {
        var event = fields.event;
        if (event == null) {
            return new Heard.Garbage("JSON without an event_type");
        }
        if (!EVENT.matcher(event).matches()) {
            return new Heard.Garbage("an event_type that no service would send");
        }
        return Events.of(event)
                .<Heard>map(why -> new Heard.Reason(event, why.source(), why.hint()))
                .orElseGet(() -> new Heard.Nothing(event));
    }

    /** The two fields that are of interest; of each that which comes last. */
    private static final class Fields {
        private @Nullable String message;
        private @Nullable String event;

        static Fields of(JsonParser parser) throws IOException {
            var fields = new Fields();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                fields.take(parser.currentName(), parser);
            }
            return fields;
        }

        private void take(String name, JsonParser parser) throws IOException {
            var isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("oslo.message")) {
                message = parser.getText();
            } else if (isText && name.equals("event_type")) {
                event = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }
}
