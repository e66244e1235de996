package io.vioscope.notify.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vioscope.bus.Written;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Notification;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells one receiver by HTTP. */
final class WebhookChannel implements Channel {
    /** The way out. */
    interface Wire {
        /** Makes the call; never fails. */
        Future<Attempt> post(String path, InetAddress to, Content content, Map<String, String> headers);
    }

    /** How many alerts are in one message. */
    private static final int BATCH = 200;

    private static final String ALERTS = "/api/v2/alerts";

    private final WebhookReceiver receiver;
    private final Identity identity;
    private final Destination destination;
    private final Wire wire;
    private final InstantSource clock;
    private final Writer writer;
    private final Alerts alerts = new Alerts();

    WebhookChannel(
            WebhookReceiver receiver, Identity identity, Destination destination, Wire wire, InstantSource clock) {
        this.receiver = receiver;
        this.identity = identity;
        this.destination = destination;
        this.wire = wire;
        this.clock = clock;
        this.writer = receiver.hook().format() == Format.CLOUDEVENTS
                ? Writer.cloudEvents(receiver.name(), identity)
                : Writer.own(receiver.name());
    }

    private boolean isAlerts() {
        return receiver.hook().format() == Format.ALERTMANAGER;
    }

    @Override
    public String system() {
        return "webhook";
    }

    @Override
    public Future<Attempt> send(Notification notification, long number) {
        var content = isAlerts()
                ? content(alerts.tell(List.of(notification), clock.instant()))
                : writer.write(notification, number);
        return post(identity.message(receiver.name(), notification), content);
    }

    @Override
    public @Nullable Duration repeats() {
        return isAlerts() ? Alerts.AGAIN : null;
    }

    /** One message after the other, until one is not answered. */
    @Override
    public Future<Attempt> repeat(List<Notification> notifications) {
        var all = alerts.tell(notifications, clock.instant());
        Future<Attempt> done = Future.succeededFuture(new Attempt.Answered());
        for (var from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            done = done.compose(before -> before instanceof Attempt.Answered
                    ? post("rep_" + clock.millis(), content(batch))
                    : Future.succeededFuture(before));
        }
        return done;
    }

    private static Content content(List<ObjectNode> alerts) {
        return new Content(
                "application/json",
                Payload.octets(JsonNodeFactory.instance.arrayNode().addAll(alerts)));
    }

    private Future<Attempt> post(String id, Content content) {
        return destination
                .find()
                .match(
                        at -> wire.post(path(), at.address(), content, headers(id, content.octets())),
                        nowhere -> Future.succeededFuture(new Attempt.Failed(nowhere.why())));
    }

    private Map<String, String> headers(String id, Buffer octets) {
        var hook = receiver.hook();
        var headers = new LinkedHashMap<>(hook.headers());
        headers.put("User-Agent", "Vioscope");
        headers.putAll(Signature.headers(id, clock.instant(), octets.getBytes(), hook.key()));
        return headers;
    }

    /** Of Alertmanager the address of its API may be given, or its own. */
    private String path() {
        var url = receiver.hook().url();
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var whole = isAlerts() && !path.endsWith(ALERTS) ? path.replaceFirst("/+$", "") + ALERTS : path;
        return url.getRawQuery() == null ? whole : whole + "?" + url.getRawQuery();
    }

    @Override
    public Written written(Notification notification, long number) {
        if (isAlerts() && notification instanceof Notification.EntityNotice) {
            return Written.NOTHING;
        }
        var content =
                isAlerts() ? content(alerts.show(notification, clock.instant())) : writer.write(notification, number);
        return new Written(content.type(), List.of(), Payload.pretty(content.octets()));
    }
}
