package io.vioscope.config;

import io.vioscope.access.SessionLimits;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how people sign in: the part {@code access}. */
final class SignInReader {
    static final List<String> KEYS = List.of("public_url", "proxies", "sessions", "local");
    static final List<String> SESSION_KEYS = List.of("idle", "whole");

    private static final String URL_RIGHT = "one such as https://vioscope.example.org, without a path";
    private static final String PROXY_RIGHT = "an address or a network, such as 127.0.0.1 or 10.0.0.0/8";
    private static final String TIME_RIGHT = "1m to 720h, a number with m or h, such as 30m";

    private final Section access;
    private final Reading reading;

    SignInReader(Section access) {
        this.access = access;
        this.reading = access.reading();
    }

    /** Null where something is wrong. */
    @Nullable
    SignInConfig read() {
        access.only(KEYS);
        var url = access.field("public_url");
        var publicUrl = url == null ? null : publicUrl(url);
        var proxies = proxies();
        var sessions = sessions(access.section("sessions"));
        var local = local();
        if (sessions == null || local == null || (url != null && publicUrl == null)) return null;
        return new SignInConfig(publicUrl, proxies, sessions, local);
    }

    private @Nullable URI publicUrl(Field field) {
        var uri = Values.webUri(reading, field, URL_RIGHT);
        if (uri == null) return null;
        var hasMore = uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !List.of("", "/").contains(uri.getRawPath());
        return hasMore ? Values.wrong(reading, field, "is more than an origin", URL_RIGHT) : uri;
    }

    private List<Network> proxies() {
        var proxies = new ArrayList<Network>();
        for (var field : access.fields("proxies")) {
            Network.of(field.text())
                    .ifPresentOrElse(proxies::add, () -> Values.wrong(reading, field, "is no network", PROXY_RIGHT));
        }
        return proxies;
    }

    private @Nullable SessionLimits sessions(Section section) {
        section.only(SESSION_KEYS);
        var idle = time(section, "idle", SessionLimits.DEFAULT.idle());
        var whole = time(section, "whole", SessionLimits.DEFAULT.whole());
        if (idle == null || whole == null) return null;
        if (idle.compareTo(whole) <= 0) return new SessionLimits(idle, whole);
        reading.add(section.mistake("idle", "is longer than the whole session", "no more than `whole`"));
        return null;
    }

    private @Nullable Duration time(Section section, String key, Duration usual) {
        var field = section.field(key);
        return field == null
                ? usual
                : Values.duration(reading, field, Duration.ofMinutes(1), Duration.ofDays(30), TIME_RIGHT);
    }

    private @Nullable Boolean local() {
        var field = access.field("local");
        var local = field == null ? Boolean.TRUE : Values.flag(reading, field);
        if (field == null || !Boolean.FALSE.equals(local)) return local;
        return Values.wrong(reading, field, "leaves nobody who could sign in", "true");
    }
}
