package io.vioscope.source.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ProtocolVersionMismatchException;
import com.rabbitmq.client.ShutdownSignalException;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Makes failures out of what went wrong with a broker, in sentences fit for an operator. */
final class Troubles {
    private static final int ACCESS_REFUSED = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 530;

    private Troubles() {}

    /** The failure; {@code asked} says what was tried. */
    static ReadFailure of(String asked, Throwable error) {
        var chain = chain(error);
        if (any(chain, AuthenticationFailureException.class)
                || any(chain, PossibleAuthenticationFailureException.class)) {
            return Failures.of(Cause.UNAUTHORIZED, asked, "the account or its password is refused");
        }
        for (var one : chain) {
            if (one instanceof ShutdownSignalException signal && code(signal) > 0) {
                return closed(asked, code(signal), text(signal) + lacking(signal));
            }
        }
        if (any(chain, GeneralSecurityException.class) || (any(chain, SSLException.class) && !isBroken(chain))) {
            return tls(asked, chain);
        }
        if (any(chain, UnknownHostException.class)) {
            return Failures.of(Cause.UNKNOWN_HOST, asked, "the host name is not known");
        }
        if (any(chain, SocketTimeoutException.class)
                || any(chain, TimeoutException.class)
                || says(chain, "connection timed out")) {
            return Failures.of(Cause.TIMED_OUT, asked, "no answer in time");
        }
        if (any(chain, ConnectException.class) || any(chain, NoRouteToHostException.class)) {
            return Failures.of(Cause.REFUSED, asked, "connection refused");
        }
        if (any(chain, MalformedFrameException.class) || any(chain, ProtocolVersionMismatchException.class)) {
            return Failures.of(Cause.WRONG_SHAPE, asked, "something answers that does not speak AMQP 0-9-1");
        }
        return Failures.of(
                Cause.CUT_OFF,
                asked,
                "the connection broke (" + error.getClass().getSimpleName() + ")");
    }

    /** Whether it refuses to let an exchange be read, and nothing else. */
    static boolean isExchangeRefused(ShutdownSignalException signal) {
        return code(signal) == ACCESS_REFUSED && text(signal).contains("exchange '");
    }

    /** What the broker itself gave as reason. */
    private static ReadFailure closed(String asked, int code, String text) {
        var said = "the broker says " + code + " " + text;
        return switch (code) {
            case ACCESS_REFUSED -> Failures.of(Cause.FORBIDDEN, asked, said);
            case NOT_FOUND -> Failures.of(Cause.NOT_FOUND, asked, said);
            case NOT_ALLOWED ->
                Failures.of(
                        text.toLowerCase(Locale.ROOT).contains("not found") ? Cause.NOT_FOUND : Cause.FORBIDDEN,
                        asked,
                        said);
            case AMQP.CONNECTION_FORCED -> Failures.of(Cause.CUT_OFF, asked, said);
            default -> Failures.of(Cause.SERVER_ERROR, asked, said);
        };
    }

    /** The reply code of a closed connection or channel; 0 where nobody gave a reason. */
    static int code(ShutdownSignalException signal) {
        return signal.getReason() instanceof AMQP.Connection.Close connection
                ? connection.getReplyCode()
                : signal.getReason() instanceof AMQP.Channel.Close channel ? channel.getReplyCode() : 0;
    }

    private static String text(ShutdownSignalException signal) {
        return signal.getReason() instanceof AMQP.Connection.Close connection
                ? connection.getReplyText()
                : signal.getReason() instanceof AMQP.Channel.Close channel ? channel.getReplyText() : "";
    }

    private static String lacking(ShutdownSignalException signal) {
        return signal.getReason() instanceof AMQP.Channel.Close refusal && refusal.getReplyCode() == ACCESS_REFUSED
                ? Permission.lackingBy(refusal)
                : "";
    }

    private static ReadFailure tls(String asked, List<Throwable> chain) {
        if (says(chain, "unrecognized ssl message")) {
            return Failures.of(Cause.WRONG_SHAPE, asked, "it does not speak TLS there");
        }
        var why = any(chain, CertificateExpiredException.class) ? "its certificate has expired" : "not trusted";
        return Failures.of(Cause.TLS, asked, "no trusted TLS connection: " + why);
    }

    /** Whether all began with a connection that ended: who dies while it shakes hands has shown no certificate. */
    private static boolean isBroken(List<Throwable> chain) {
        var first = chain.get(chain.size() - 1);
        return first instanceof IOException && !(first instanceof SSLException);
    }

    private static List<Throwable> chain(Throwable error) {
        var chain = new ArrayList<Throwable>();
        for (Throwable t = error; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static boolean any(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static boolean says(List<Throwable> chain, String words) {
        return chain.stream()
                .anyMatch(t ->
                        String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains(words));
    }
}
