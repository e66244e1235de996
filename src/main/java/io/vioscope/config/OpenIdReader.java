package io.vioscope.config;

import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how people sign in by an OpenID provider: the part {@code access.oidc}. */
final class OpenIdReader {
    static final List<String> KEYS = List.of(
            "issuer",
            "client_id",
            "client_secret",
            "client_secret_file",
            "scopes",
            "claim",
            "name_claim",
            "roles",
            "projects",
            "title",
            "cacert");

    private static final String ISSUER_RIGHT =
            "one such as https://login.example.org/realms/main, exactly as the provider calls itself";
    private static final List<String> SCOPES = List.of("openid", "profile", "email");
    private static final Set<String> NEAR = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Section section;
    private final @Nullable URI publicUrl;

    /** @param publicUrl where people reach the pages; null where that is not said, which is then a mistake */
    OpenIdReader(Section section, @Nullable URI publicUrl) {
        this.section = section;
        this.publicUrl = publicUrl;
    }

    /** Null where something is wrong. */
    @Nullable
    OpenIdSignIn read() {
        section.only(KEYS);
        var issuer = issuer();
        var client = section.required("client_id", "as what this server is registered at the provider");
        var secret = secret();
        var scopes = scopes();
        var roles = roles();
        var projects = projects();
        var title = section.field("title");
        var cacert = section.field("cacert");
        var caFile = cacert == null ? null : Values.file(section.reading(), cacert);
        if (issuer == null || client == null || secret == null || scopes == null) return null;
        if (roles.isEmpty() && projects.isEmpty()) return null;
        if (publicUrl == null || (cacert != null && caFile == null)) return null;
        return new OpenIdSignIn(
                issuer,
                client.text(),
                secret.text(),
                publicUrl.resolve(OpenIdSignIn.BACK),
                scopes,
                text("claim", "groups"),
                text("name_claim", "preferred_username"),
                roles,
                projects,
                title == null ? issuer.getHost() : title.text(),
                caFile);
    }

    private String text(String key, String usual) {
        var field = section.field(key);
        return field == null ? usual : field.text();
    }

    private @Nullable URI issuer() {
        var field = section.required("issuer", ISSUER_RIGHT);
        var uri = field == null ? null : Values.webUri(section.reading(), field, ISSUER_RIGHT);
        if (field == null || uri == null) return null;
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Values.wrong(section.reading(), field, "is more than an issuer", ISSUER_RIGHT);
        }
        return "https".equals(uri.getScheme()) || NEAR.contains(uri.getHost())
                ? uri
                : Values.wrong(section.reading(), field, "is not reached by TLS", ISSUER_RIGHT);
    }

    private @Nullable Field secret() {
        if (!section.givenSecret("client_secret")) {
            section.reading()
                    .add(section.mistake(
                            "client_secret", "is missing", "the secret of the registration, or client_secret_file"));
        }
        return section.secret("client_secret");
    }

    private @Nullable List<String> scopes() {
        var fields = section.fields("scopes");
        var scopes = new ArrayList<String>();
        for (var field : fields) {
            if (field.text().matches("[!#-\\[\\]-~]+")) {
                scopes.add(field.text());
            } else {
                Values.wrong(section.reading(), field, "is no scope", "one word, such as groups");
                return null;
            }
        }
        if (fields.isEmpty()) return SCOPES;
        if (scopes.contains("openid")) return scopes;
        section.reading().add(section.mistake("scopes", "lacks openid", "openid among them"));
        return null;
    }

    private Map<String, Role> roles() {
        var written = section.section("roles");
        var roles = new HashMap<String, Role>();
        for (var name : written.mapping().entries().keySet()) {
            var field = written.field(name);
            var role =
                    field == null ? null : Values.word(section.reading(), field, Role.class, EnumSet.allOf(Role.class));
            if (role != null) roles.put(name, role);
        }
        if (written.mapping().entries().isEmpty() && !section.givenBelow("projects")) {
            section.reading()
                    .add(section.mistake("roles", "is missing", "such as { vioscope-admins: admin, noc: operator }"));
        }
        return roles;
    }

    private Map<String, Scope> projects() {
        var written = section.section("projects");
        var projects = new HashMap<String, Scope>();
        for (var group : written.mapping().entries().keySet()) {
            var ids = written.fields(group);
            var read = Scope.read(ids.stream().map(Field::text).collect(Collectors.joining(" ")));
            read.scope()
                    .ifPresentOrElse(
                            scope -> projects.put(group, scope),
                            () -> section.reading()
                                    .add(written.mistake(group, "has no right projects", Scope.RIGHT_LIST)));
        }
        return projects;
    }
}
