package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is told by HTTP.
 *
 * @param name   its name; keys its sequence number, so that renaming starts it anew
 * @param hook   where and how it is called
 * @param wishes what it is told
 * @param limits how much at once
 */
public record WebhookReceiver(String name, Hook hook, Wishes wishes, Limits limits) implements Receiver {
    /** How much is told at once where nothing else is said. */
    public static final Limits LIMITS = new Limits(50, 20, null);

    /**
     * Where and how it is called.
     *
     * @param url       http or https; may hold secrets in its path and query
     * @param format    what is in the body
     * @param key       what signs each message; null where nothing does
     * @param headers   what is sent beside; may hold secrets
     * @param timeout   how long an answer may take, from the moment a connection is asked for
     * @param caFile    PEM file with the authorities to trust instead of the system's; null for the system's
     * @param verify    whether certificates and host names are checked; false only where somebody wrote it
     * @param permitted to which addresses its host may lead
     */
    public record Hook(
            URI url,
            Format format,
            @Nullable SigningKey key,
            Map<String, String> headers,
            Duration timeout,
            @Nullable Path caFile,
            boolean verify,
            Permitted permitted) {
        /** Between the 15 s and 30 s that Standard Webhooks recommends. */
        public static final Duration TIMEOUT = Duration.ofSeconds(15);

        /** One to a public address, not signed, with nothing beside. */
        public Hook(URI url, Format format) {
            this(url, format, null, Map.of(), TIMEOUT, null, true, Permitted.PUBLIC);
        }

        public Hook {
            headers = Map.copyOf(headers);
        }

        /** Whether it is called by TLS. */
        public boolean isSecure() {
            return "https".equals(url.getScheme());
        }

        /** Its host, IPv6 without brackets. */
        public String host() {
            return Objects.requireNonNull(url.getHost()).replaceAll("[\\[\\]]", "");
        }

        /** Its port, that of its scheme if none is written. */
        public int port() {
            return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
        }

        /** Without what may be secret. */
        @Override
        public String toString() {
            return url.getScheme() + "://" + url.getHost() + ":" + port();
        }
    }

    /** What is in the body of a message. */
    public enum Format {
        /** JSON of our own. */
        VIOSCOPE,
        /** The same as CloudEvents 1.0, structured mode. */
        CLOUDEVENTS,
        /** Alerts of Alertmanager's API v2. */
        ALERTMANAGER;

        /** The word in the configuration and on pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String where() {
        return hook.toString();
    }

    @Override
    public String how() {
        return (hook.key() == null ? "unsigned" : "signed") + " webhooks as "
                + hook.format().word();
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String toString() {
        return "WebhookReceiver[" + name + " at " + where() + " by " + how() + "]";
    }
}
