package io.vioscope.config;

import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one webhook. */
final class WebhookReader {
    static final List<String> KEYS = List.of(
            "name",
            "url",
            "url_file",
            "format",
            "secret",
            "secret_file",
            "token",
            "token_file",
            "headers",
            "timeout",
            "cacert",
            "verify",
            "allow_private",
            "problems",
            "alarms",
            "changes",
            "severity",
            "kinds",
            "projects",
            "patience",
            "quiet",
            "burst",
            "rate",
            "drop_after");

    private static final String URL_RIGHT = "one such as https://hooks.example.org/vioscope";
    private static final String SECRET_RIGHT =
            "whsec_ and then the base64 of 24 to 64 random octets, as openssl rand -base64 32 makes them";
    private static final String PERMIT_RIGHT = "true, false, or a list of networks such as 10.1.0.0/16";

    /** What a header may be called and hold (RFC 9110, 5.1 and 5.5). */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** What belongs to the message itself. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "upgrade",
            "expect",
            "te",
            "trailer",
            "user-agent",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    /** An address as nobody writes a host name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*\\]");

    private final Section section;
    private final Reading reading;

    WebhookReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    @Nullable
    WebhookReceiver read(@Nullable String name) {
        var before = reading.mistakes().size();
        var permitted = permitted();
        var url = url(permitted);
        var format = format();
        var key = section.givenSecret("secret") ? key(section.secret("secret")) : null;
        var headers = headers();
        var ca = ca();
        var verify = verify();
        var manner = new MannerReader(section);
        var timeout = manner.timeout(Hook.TIMEOUT);
        var limits = manner.limits(WebhookReceiver.LIMITS);
        var wishes = wishes(format);
        if (name == null || url == null || format == null || permitted == null || verify == null) return null;
        if (timeout == null || limits == null || wishes == null) return null;
        if (reading.mistakes().size() > before) return null;
        var hook = new Hook(url, format, key, headers, timeout, ca, verify, permitted);
        return new WebhookReceiver(name, hook, wishes, limits);
    }

    private @Nullable URI url(@Nullable Permitted permitted) {
        if (!section.givenSecret("url")) {
            reading.add(section.mistake("url", "is missing", URL_RIGHT));
        }
        var field = section.secret("url");
        var url = field == null ? null : Values.webUri(reading, field, URL_RIGHT);
        return field != null && url != null && permitted != null && leadsInside(url, permitted)
                ? Values.wrong(
                        reading, field, "leads to an address that is not public", "another one, or allow_private: true")
                : url;
    }

    /** What a host name leads to is known only when it is called. */
    private static boolean leadsInside(URI url, Permitted permitted) {
        try {
            return LITERAL.matcher(url.getHost()).matches() && !permitted.permits(InetAddress.getByName(url.getHost()));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private @Nullable Format format() {
        var field = section.field("format");
        return field == null ? Format.VIOSCOPE : Values.word(reading, field, Format.class, EnumSet.allOf(Format.class));
    }

    private @Nullable SigningKey key(@Nullable Field secret) {
        if (secret == null) return null;
        var key = SigningKey.of(secret.text());
        return key.isPresent() ? key.get() : Values.wrong(reading, secret, "is no signing secret", SECRET_RIGHT);
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var inner = section.section("headers");
        inner.mapping().entries().keySet().forEach(name -> header(inner, name, headers));
        var token = section.givenSecret("token") ? section.secret("token") : null;
        if (token != null) {
            if (!HEADER_VALUE.matcher(token.text()).matches()) {
                reading.add(token.mistake("is no token", "printable ASCII"));
            }
            if (headers.put("Authorization", "Bearer " + token.text()) != null) {
                reading.add(
                        token.mistake("is given beside the header Authorization", "token or that header, not both"));
            }
        }
        return headers;
    }

    private void header(Section inner, String name, Map<String, String> headers) {
        var field = inner.field(name);
        if (field != null) reading.secret(field.text());
        if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            reading.add(inner.mistake(name, "is no header to choose", "one such as Authorization or X-Api-Key"));
        } else if (field != null && !HEADER_VALUE.matcher(field.text()).matches()) {
            reading.add(inner.mistake(name, "is no value of a header", "printable ASCII"));
        } else if (field != null && headers.put(name, field.text()) != null) {
            reading.add(inner.mistake(name, "is given twice", "each header once, in capitals or not"));
        }
    }

    private @Nullable Path ca() {
        var field = section.field("cacert");
        return field == null ? null : Values.file(reading, field);
    }

    private @Nullable Boolean verify() {
        var field = section.field("verify");
        return field == null ? Boolean.TRUE : Values.flag(reading, field);
    }

    private @Nullable Permitted permitted() {
        if (section.mapping().entries().get("allow_private") instanceof Item.Sequence) return networks();
        var field = section.field("allow_private");
        if (field == null) return Permitted.PUBLIC;
        var flag = Values.flag(reading, field);
        return flag == null ? null : flag ? Permitted.ANY : Permitted.PUBLIC;
    }

    private @Nullable Permitted networks() {
        var networks = new ArrayList<Network>();
        var fields = section.fields("allow_private");
        for (var field : fields) {
            Network.of(field.text())
                    .ifPresentOrElse(networks::add, () -> Values.wrong(reading, field, "is no network", PERMIT_RIGHT));
        }
        return networks.size() == fields.size() ? new Permitted(false, networks) : null;
    }

    /** Alertmanager keeps alerts that begin and end; what happens once is none. */
    private @Nullable Wishes wishes(@Nullable Format format) {
        var wishes = new WishesReader(section).read();
        if (wishes == null || format != Format.ALERTMANAGER) return wishes;
        if (section.given("changes") && wishes.changes()) {
            reading.add(
                    section.mistake("changes", "is nothing that Alertmanager can be told", "false, or another format"));
        }
        return wishes.withoutChanges();
    }
}
