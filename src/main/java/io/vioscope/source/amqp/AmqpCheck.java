package io.vioscope.source.amqp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds out, before anything runs, whether a cloud's message bus lets itself be listened to. */
public final class AmqpCheck {
    private static final Duration LISTEN = Duration.ofSeconds(5);

    private AmqpCheck() {}

    /** Connects, binds, listens for a few seconds, and says what came of it; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud) {
        return of(vertx, cloud, Limits.DEFAULT, LISTEN);
    }

    static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, Limits limits, Duration listen) {
        var access = cloud.messageBus();
        if (access == null) {
            return Future.succeededFuture(List.of());
        }
        return Future.future(done -> vertx.getOrCreateContext()
                .runOnContext(
                        go -> look(vertx, cloud.name(), access, limits, listen).onComplete(done)));
    }

    private static Future<List<Finding>> look(
            Vertx vertx, String cloud, MessageBusAccess access, Limits limits, Duration listen) {
        var ear = new FirstWord();
        var listener = new Listener(vertx, cloud, access, limits, ear);
        var what = "message bus " + access.hosts().get(0).name();
        return listener.now()
                .compose(result -> result.match(
                        standing -> ear.heard(listen).map(heard -> findings(what, access, standing, heard)),
                        why -> Future.succeededFuture(List.of(new Finding(false, what, why.detail())))))
                .eventually(listener::close);
    }

    private static List<Finding> findings(String what, MessageBusAccess access, Subscription standing, String heard) {
        var findings = new ArrayList<Finding>();
        var isBound = !standing.bound().isEmpty();
        findings.add(new Finding(
                isBound,
                what,
                (access.tls() ? "connected" : "connected without encryption") + ", "
                        + (isBound
                                ? "bound to " + AmqpSource.joined(standing.bound())
                                : "but none of the exchanges is there: " + AmqpSource.joined(standing.absent()))));
        if (!standing.forbidden().isEmpty()) {
            findings.add(new Finding(
                    false,
                    what + " permissions",
                    "the account may not read " + AmqpSource.joined(standing.forbidden())));
        }
        findings.add(new Finding(true, what + " notifications", heard));
        return findings;
    }

    /** Waits for one message. */
    private static final class FirstWord implements Listener.Ear {
        private final Promise<Heard> first = Promise.promise();

        Future<String> heard(Duration patience) {
            return first.future()
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .map(word -> "heard: " + word(word))
                    .otherwise("nothing was heard within " + patience.toSeconds()
                            + " s; that is no fault where nothing happens, or services send no notifications");
        }

        private static String word(Heard heard) {
            return heard.match(
                    reason -> reason.event() + ", a reason to read "
                            + reason.source().name(),
                    nothing -> nothing.event() + ", which is about nothing that is read here",
                    garbage -> "something that is no notification (" + garbage.why() + ")");
        }

        @Override
        public void heard(byte[] body) {
            first.tryComplete(Notifications.of(body));
        }

        @Override
        public void listening() {
            // The first word is what is waited for.
        }

        @Override
        public void lost() {
            // Whoever waits hears nothing.
        }

        @Override
        public void failed() {
            // It is in the result.
        }
    }
}
