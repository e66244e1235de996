package io.vioscope.source.amqp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vioscope.bus.Hint;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a message of oslo.messaging as far as it is needed: its {@code event_type}, and which server it is about. Around the notification there is an
 * envelope, {@code {"oslo.version": "2.0", "oslo.message": "..."}}, with the notification as a text of JSON in it
 * ({@code oslo_messaging/_drivers/common.py}, {@code serialize_msg}); without {@code oslo.version} the message is the
 * notification itself. The notification is {@code {"message_id", "publisher_id", "event_type", "priority", "payload",
 * "timestamp"}} (docs.openstack.org/nova, "Notifications"), versioned ones the same with {@code nova_object.*} in their
 * payload. Of the payload of what is about a server its id is read, to look at it: {@code instance_id} in legacy notifications
 * (nova/notifications/base.py and nova/scheduler/utils.py), {@code uuid} or {@code instance_uuid} in the data of versioned ones
 * (nova/notifications/objects). What is believed comes from the API. Thread-safe.
 */
final class Notifications {
    /** A notification has some kilobytes; a service's list of a thousand entries is not one. */
    static final int MOST_BYTES = 1 << 20;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
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
                .<Heard>map(why -> new Heard.Reason(event, why.source(), hint(why, fields.server)))
                .orElseGet(() -> new Heard.Nothing(event));
    }

    /** What names no server, or in no way that Nova does, is a reason to look at what changed. */
    private static Hint hint(Events.Reason why, @Nullable String server) {
        return why.ofServer() && server != null && UUID.matcher(server).matches()
                ? Hint.of(new EntityKey(Kind.SERVER, server))
                : why.hint();
    }

    /** The fields that are of interest; of each that which comes last. */
    private static final class Fields {
        private static final Set<String> SERVER = Set.of("instance_id", "uuid", "instance_uuid");
        private @Nullable String message;
        private @Nullable String event;
        private @Nullable String server;

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
            } else if (name.equals("payload") && parser.hasToken(JsonToken.START_OBJECT)) {
                payload(parser);
            } else {
                parser.skipChildren();
            }
        }

        private void payload(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING && SERVER.contains(name)) {
                    server = parser.getText();
                } else if (token == JsonToken.START_OBJECT && name.equals("nova_object.data")) {
                    payload(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }
}
