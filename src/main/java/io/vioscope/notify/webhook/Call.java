package io.vioscope.notify.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.notify.Channel.Attempt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One POST to an address that was looked at: one deadline over all of it, and no more of the answer than is of use. */
final class Call {
    /** How much of an answer is read. More than that is not waited for. */
    private static final int MOST = 65_536;

    /** How much of an answer is told, in characters. */
    private static final int TOLD = 200;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+");

    private final Vertx vertx;
    private final HttpClient client;
    private final Hook hook;
    private final InstantSource clock;
    private final Promise<Attempt> promise = Promise.promise();
    private final Buffer read = Buffer.buffer();
    private @Nullable HttpClientRequest sent;

    Call(Vertx vertx, HttpClient client, Hook hook, InstantSource clock) {
        this.vertx = vertx;
        this.client = client;
        this.hook = hook;
        this.clock = clock;
    }

    /** Makes it. The future never fails. */
    Future<Attempt> post(String path, InetAddress to, Content content, Map<String, String> headers) {
        var timer = vertx.setTimer(hook.timeout().toMillis(), late -> {
            fail("has not answered for " + hook.timeout().toMillis() + " ms");
            hangUp();
        });
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(hook.host())
                .setPort(hook.port())
                .setSsl(hook.isSecure())
                .setURI(path)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(to, hook.port())));
        client.request(options).onComplete(ready -> send(ready, content, headers), this::broke);
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void send(HttpClientRequest ready, Content content, Map<String, String> headers) {
        sent = ready;
        if (promise.future().isComplete()) {
            hangUp();
            return;
        }
        headers.forEach(ready::putHeader);
        if (hook.host().contains(":")) {
            ready.putHeader("Host", hook.url().getHost() + ":" + hook.port());
        }
        ready.putHeader("Content-Type", content.type());
        ready.send(content.octets()).onComplete(this::answered, this::broke);
    }

    /** The status of a success says all; what else comes is read only so that the connection can be used again. */
    private void answered(HttpClientResponse response) {
        if (response.statusCode() / 100 == 2) {
            promise.tryComplete(judge(response));
        }
        response.exceptionHandler(broken -> promise.tryComplete(judge(response)));
        response.endHandler(end -> promise.tryComplete(judge(response)));
        response.handler(piece -> {
            read.appendBuffer(piece);
            if (read.length() > MOST) {
                promise.tryComplete(judge(response));
                hangUp();
            }
        });
    }

    private Attempt judge(HttpClientResponse response) {
        var status = response.statusCode();
        var why = who() + " answers " + status + (status / 100 == 3 ? ", a redirect, which is not followed" : "")
                + said();
        return Answers.of(status, why, response.getHeader("Retry-After"), clock.instant());
    }

    private String said() {
        var text = CONTROL.matcher(hidden(read.getString(0, Math.min(read.length(), MOST))))
                .replaceAll(" ")
                .strip();
        return text.isEmpty() ? "" : ": " + (text.length() <= TOLD ? text : text.substring(0, TOLD - 1) + "…");
    }

    /** Some answers repeat what was sent. */
    private String hidden(String text) {
        var shown = text;
        for (var secret : secrets()) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }

    private List<String> secrets() {
        var secrets = new ArrayList<String>();
        hook.headers().values().forEach(value -> {
            secrets.add(value);
            secrets.add(value.substring(value.indexOf(' ') + 1));
        });
        var url = hook.url();
        secrets.add(url.toString());
        secrets.add(url.getRawPath() + "?" + url.getRawQuery());
        secrets.add(String.valueOf(url.getRawPath()));
        secrets.add(String.valueOf(url.getRawQuery()));
        return secrets.stream().filter(s -> s.length() > 4).toList();
    }

    /** Only the type of an exception is told, never its message. */
    private void broke(Throwable error) {
        fail(words(causes(error)));
    }

    private static String words(List<Throwable> chain) {
        if (any(chain, CertificateException.class)) {
            return "has a certificate that is not trusted, or not for that name";
        }
        if (any(chain, SSLException.class) && !isBroken(chain)) {
            return "speaks no TLS that is trusted";
        }
        if (any(chain, NoRouteToHostException.class)) {
            return "cannot be reached: no route to host";
        }
        if (any(chain, TimeoutException.class) || name(chain).contains("Timeout")) {
            return "takes no connection in time";
        }
        return any(chain, ConnectException.class)
                ? "refuses connections"
                : "cannot be reached: the connection broke (" + name(chain) + ")";
    }

    /** Whether all began with a connection that ended, which says nothing about the TLS that was to come. */
    private static boolean isBroken(List<Throwable> chain) {
        var first = chain.get(chain.size() - 1);
        return first instanceof IOException && !(first instanceof SSLException);
    }

    private static List<Throwable> causes(Throwable error) {
        var chain = new ArrayList<Throwable>();
        for (Throwable t = error; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static boolean any(List<Throwable> chain, Class<?> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static String name(List<Throwable> chain) {
        return chain.get(chain.size() - 1).getClass().getSimpleName();
    }

    private void fail(String how) {
        promise.tryComplete(new Attempt.Failed(who() + " " + how));
    }

    private String who() {
        return hook.host() + " port " + hook.port();
    }

    private void hangUp() {
        if (sent != null) {
            sent.reset();
        }
    }
}
