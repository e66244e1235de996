package io.vioscope.notify.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Voice;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls webhooks. Each receiver has connections of its own; no redirect is followed. */
public final class WebhookVoice implements Voice<WebhookReceiver> {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookVoice.class);

    private final Vertx vertx;
    private final Identity identity;
    private final InstantSource clock;
    private final Destination.Resolver resolver;
    private final List<HttpClient> clients = new CopyOnWriteArrayList<>();

    /**
     * Calls nobody yet.
     *
     * @param server who this server is, the same after a restart: letters and digits
     */
    public WebhookVoice(Vertx vertx, String server, InstantSource clock) {
        this(vertx, server, clock, InetAddress::getAllByName);
    }

    WebhookVoice(Vertx vertx, String server, InstantSource clock, Destination.Resolver resolver) {
        this.vertx = vertx;
        this.identity = new Identity(server);
        this.clock = clock;
        this.resolver = resolver;
    }

    @Override
    public Channel to(WebhookReceiver receiver) {
        var hook = receiver.hook();
        var client = vertx.createHttpClient(options(receiver), new PoolOptions().setHttp1MaxSize(1));
        clients.add(client);
        return new WebhookChannel(
                receiver,
                identity,
                new Destination(hook.host(), hook.permitted(), resolver),
                (path, to, content, headers) -> new Call(vertx, client, hook, clock).post(path, to, content, headers),
                clock);
    }

    private static HttpClientOptions options(WebhookReceiver receiver) {
        var hook = receiver.hook();
        var options = new HttpClientOptions()
                .setConnectTimeout((int) hook.timeout().toMillis())
                .setSslHandshakeTimeout(hook.timeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false);
        if (hook.caFile() != null) {
            options.setTrustOptions(
                    new PemTrustOptions().addCertPath(hook.caFile().toString()));
        }
        return hook.verify() ? options : blind(receiver, hook, options);
    }

    private static HttpClientOptions blind(WebhookReceiver receiver, Hook hook, HttpClientOptions options) {
        LOG.warn(
                "the certificate of receiver {} at {} is NOT checked: anybody in between can read what it is told",
                receiver.name(),
                hook.host());
        return options.setTrustAll(true).setVerifyHost(false);
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::close);
    }
}
