package io.vioscope.notify.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.notify.Notification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes messages that tell one thing each. */
interface Writer {
    /**
     * The message.
     *
     * @param number its number among those to the receiver; 0 for none
     */
    Content write(Notification notification, long number);

    /** JSON of our own, in the form that Standard Webhooks recommends: type, timestamp, data. */
    static Writer own(String receiver) {
        return (notification, number) -> {
            var json = Payload.object()
                    .put("type", Payload.type(notification))
                    .put("timestamp", Payload.at(notification).toString());
            json.set("data", Payload.data(notification, receiver, number));
            return new Content("application/json", Payload.octets(json));
        };
    }

    /** CloudEvents 1.0.2, JSON format, structured mode (github.com/cloudevents/spec). */
    static Writer cloudEvents(String receiver, Identity identity) {
        return (notification, number) -> {
            var json = Payload.object()
                    .put("specversion", "1.0")
                    .put("id", identity.event(notification))
                    .put("source", identity.source())
                    .put("type", "io.vioscope." + Payload.type(notification))
                    .put("time", Payload.at(notification).toString());
            subject(json, notification);
            json.put("datacontenttype", "application/json");
            json.set("data", Payload.data(notification, receiver, number));
            return new Content("application/cloudevents+json; charset=utf-8", Payload.octets(json));
        };
    }

    private static ObjectNode subject(ObjectNode json, Notification notification) {
        return notification.match(
                n -> json.put("subject", path(n.subject())),
                n -> json.put("subject", path(n.subject())),
                n -> json.put("subject", path(n.subject())),
                n -> json,
                n -> json);
    }

    private static String path(Notification.Subject subject) {
        var id = URLEncoder.encode(subject.key().id(), StandardCharsets.UTF_8).replace("+", "%20");
        return subject.key().kind().word() + "/" + id;
    }
}
