package io.vioscope.web.tls;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vioscope.config.tls.Found;
import io.vioscope.config.tls.Identity;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.web.tls.TlsState.Trouble;
import io.vioscope.web.view.OffLoop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that is shown to who connects. When its files change, the new one is shown from the next connection on;
 * when what is in them is no use, the old one is kept, and that is said: not at the first look, as whoever replaces two files
 * replaces one first. TLS 1.2 at least, HTTP/2 by ALPN. For one event loop; its state for any thread.
 */
public final class ShownCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(ShownCertificate.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final List<String> ALPN = List.of("h2", "http/1.1");

    private final TlsFiles files;
    private final InstantSource clock;
    private final OffLoop offLoop;
    private Identity identity;
    private @Nullable Instant wrongSince;
    private volatile TlsState state;

    private ShownCertificate(TlsFiles files, InstantSource clock, OffLoop offLoop, Identity identity) {
        this.files = files;
        this.clock = clock;
        this.offLoop = offLoop;
        this.identity = identity;
        this.state = state(identity);
    }

    /** Reads it; fails where it is no use. */
    public static Future<ShownCertificate> open(TlsFiles files, InstantSource clock, OffLoop offLoop) {
        return offLoop.run(files::read)
                .compose(found -> found.match(
                        right -> Future.succeededFuture(new ShownCertificate(files, clock, offLoop, right.identity())),
                        wrong -> Future.failedFuture(new IllegalStateException(sentence(wrong)))))
                .onSuccess(shown -> shown.warn());
    }

    /** How it is now. */
    public TlsState state() {
        return state;
    }

    /** The same options, with TLS. */
    public HttpServerOptions on(HttpServerOptions http) {
        var tls = options();
        return http.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(tls.getKeyCertOptions());
    }

    /** Looks at the files, and shows what is new in them. No such future fails. */
    public Future<Void> look(HttpServer server) {
        return offLoop.run(files::read)
                .compose(found -> found.match(right -> show(server, right.identity()), this::keep))
                .otherwise(unusable -> keep(String.valueOf(unusable.getMessage())));
    }

    private Future<Void> show(HttpServer server, Identity found) {
        if (found.chain().equals(identity.chain()) && found.key().equals(identity.key())) {
            calm();
            return Future.succeededFuture();
        }
        var before = identity;
        identity = found;
        return server.updateSSLOptions(options(), true)
                .<Void>map(shown -> {
                    state = state(found);
                    wrongSince = null;
                    LOG.info("another certificate is shown: {}, until {}", state.subject(), state.notAfter());
                    warn();
                    return null;
                })
                .onFailure(refused -> identity = before);
    }

    /** What is in the files is what is shown. */
    private void calm() {
        wrongSince = null;
        state = new TlsState(state.subject(), state.notBefore(), state.notAfter(), state.readAt(), Optional.empty());
    }

    private Future<Void> keep(Found.Wrong wrong) {
        keep(sentence(wrong));
        return Future.succeededFuture();
    }

    private @Nullable Void keep(String why) {
        if (wrongSince == null) {
            wrongSince = clock.instant();
            return null;
        }
        var known = state.trouble().map(Trouble::why);
        state = new TlsState(
                state.subject(),
                state.notBefore(),
                state.notAfter(),
                state.readAt(),
                Optional.of(new Trouble(wrongSince, why)));
        if (!known.equals(Optional.of(why))) {
            LOG.warn("the certificate stays the one that was read at {}: {}", state.readAt(), why);
        }
        return null;
    }

    private static String sentence(Found.Wrong wrong) {
        return "http.tls." + wrong.part().name().toLowerCase(Locale.ROOT) + " " + wrong.problem() + "; right is "
                + wrong.right();
    }

    private void warn() {
        state.warning(clock.instant())
                .ifPresent(warning -> LOG.warn(
                        "the certificate of {} {} (it holds from {} to {})",
                        state.subject(),
                        warning,
                        state.notBefore(),
                        state.notAfter()));
    }

    private TlsState state(Identity shown) {
        return new TlsState(shown.subject(), shown.notBefore(), shown.notAfter(), clock.instant(), Optional.empty());
    }

    /** The password is for the copy in memory, which Vert.x takes in no other form. */
    private ServerSSLOptions options() {
        var password = "memory";
        return new ServerSSLOptions()
                .setUseAlpn(true)
                .setApplicationLayerProtocols(ALPN)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(new PfxOptions()
                        .setValue(Buffer.buffer(identity.pkcs12(password)))
                        .setPassword(password));
    }
}
