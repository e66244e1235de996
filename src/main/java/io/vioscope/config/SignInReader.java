package io.vioscope.config;

import io.vioscope.access.Role;
import io.vioscope.access.SessionLimits;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how people sign in: the part {@code access}. */
final class SignInReader {
    static final List<String> KEYS = List.of("public_url", "proxies", "sessions", "local", "keystone", "oidc");
    static final List<String> KEYSTONE_KEYS =
            List.of("cloud", "project", "project_domain", "user_domain", "roles", "members");
    static final List<String> SESSION_KEYS = List.of("idle", "whole");

    private static final String URL_RIGHT = "one such as https://vioscope.example.org, without a path";
    private static final String PROXY_RIGHT = "an address or a network, such as 127.0.0.1 or 10.0.0.0/8";
    private static final String TIME_RIGHT = "1m to 720h, a number with m or h, such as 30m";

    private final Section access;
    private final Reading reading;
    private final List<CloudConfig> clouds;

    /** @param clouds that are watched */
    SignInReader(Section access, List<CloudConfig> clouds) {
        this.access = access;
        this.reading = access.reading();
        this.clouds = clouds;
    }

    /** Null where something is wrong. */
    @Nullable
    SignInConfig read() {
        access.only(KEYS);
        var url = access.field("public_url");
        var publicUrl = url == null ? null : publicUrl(url);
        var proxies = proxies();
        var sessions = sessions(access.section("sessions"));
        var isKeystone = access.givenBelow("keystone");
        var keystone = isKeystone ? keystone(access.section("keystone")) : null;
        var isOpenId = access.givenBelow("oidc");
        var openId = isOpenId ? openId(publicUrl, url != null) : null;
        var local = local(isKeystone || isOpenId);
        if (sessions == null || local == null || (url != null && publicUrl == null)) return null;
        if ((isKeystone && keystone == null) || (isOpenId && openId == null)) return null;
        return new SignInConfig(publicUrl, proxies, sessions, local, keystone, openId);
    }

    private @Nullable OpenIdSignIn openId(@Nullable URI publicUrl, boolean isSaid) {
        if (!isSaid) {
            reading.add(
                    access.mistake("public_url", "is missing beside oidc, which sends browsers back to it", URL_RIGHT));
        }
        return new OpenIdReader(access.section("oidc"), publicUrl).read();
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

    private @Nullable KeystoneSignIn keystone(Section section) {
        section.only(KEYSTONE_KEYS);
        var cloud = cloud(section);
        var project = section.required("project", "the name of the project whose roles count, such as admin");
        var roles = roles(section);
        var field = section.field("members");
        var members = field == null ? Boolean.FALSE : Values.flag(reading, field);
        if (cloud == null || project == null || roles.isEmpty() || members == null) return null;
        return new KeystoneSignIn(
                cloud.name(),
                cloud.access(),
                domain(section, "user_domain"),
                new Named(null, project.text()),
                domain(section, "project_domain"),
                roles,
                members);
    }

    private @Nullable CloudConfig cloud(Section section) {
        var field = section.field("cloud");
        var names = clouds.stream().map(CloudConfig::name).toList();
        if (field == null && clouds.size() == 1) return clouds.get(0);
        if (field == null) {
            reading.add(section.mistake("cloud", "is missing", "one of " + String.join(", ", names)));
            return null;
        }
        var found = clouds.stream().filter(c -> c.name().equals(field.text())).findFirst();
        if (found.isPresent()) return found.get();
        return Values.wrong(reading, field, "is no cloud that is watched", "one of " + String.join(", ", names));
    }

    /** Keystone's own first domain has the id "default". */
    private static Named domain(Section section, String key) {
        var field = section.field(key);
        return field == null ? new Named("default", null) : new Named(null, field.text());
    }

    private Map<String, Role> roles(Section keystone) {
        var section = keystone.section("roles");
        var roles = new HashMap<String, Role>();
        for (var name : section.mapping().entries().keySet()) {
            var field = section.field(name);
            var role = field == null ? null : Values.word(reading, field, Role.class, EnumSet.allOf(Role.class));
            if (role != null) roles.put(name.toLowerCase(Locale.ROOT), role);
        }
        if (section.mapping().entries().isEmpty()) {
            reading.add(keystone.mistake("roles", "is missing", "such as { admin: admin, reader: viewer }"));
        }
        return roles;
    }

    private @Nullable Boolean local(boolean isOther) {
        var field = access.field("local");
        var local = field == null ? Boolean.valueOf(!isOther) : Values.flag(reading, field);
        if (field == null || isOther || !Boolean.FALSE.equals(local)) return local;
        return Values.wrong(reading, field, "leaves nobody who could sign in", "true, or keystone or oidc beside it");
    }
}
