package io.vioscope.config;

import io.vioscope.config.CloudAccess.Interface;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands one cloud as {@code clouds.yaml} has it. Keys are those of openstacksdk
 * (docs.openstack.org/openstacksdk, "Configuring OpenStack SDK Applications"); what it names the same in several ways
 * ({@code tenant_name}, {@code endpoint_type}, {@code domain_name} for both domains, authentication values beside
 * {@code auth} rather than in it) is as in its {@code openstack/config/loader.py}. Where no domain is named it is the
 * one with the id {@code default}, as {@code default_domain} is for the {@code openstack} command
 * (osc-lib, {@code _auth_default_domain}).
 */
final class CloudEntry {
    /** What may stand in a cloud of {@code vioscope.yaml}. */
    static final List<String> KEYS = List.of("auth", "auth_type", "region_name", "interface", "cacert", "verify");

    private static final List<String> AUTH_KEYS = List.of(
            "auth_url",
            "username",
            "user_id",
            "password",
            "password_file",
            "project_name",
            "project_id",
            "tenant_name",
            "tenant_id",
            "user_domain_name",
            "user_domain_id",
            "project_domain_name",
            "project_domain_id",
            "domain_name",
            "domain_id",
            "default_domain",
            "application_credential_id",
            "application_credential_name",
            "application_credential_secret",
            "application_credential_secret_file");

    /** What would change who we are or whom we talk to, and is not understood: better refused than left out. */
    private static final Map<String, String> REFUSED = Map.of(
            "profile", "auth_url and the other values of that profile written out",
            "cloud", "auth_url and the other values of that profile written out",
            "cert", "authentication by password or application credential",
            "key", "authentication by password or application credential");

    private static final List<String> REFUSED_AUTH = List.of("system_scope", "trust_id", "token", "passcode");

    private final Section entry;
    private final Section auth;
    private final Reading reading;

    /** An entry; {@code strict} refuses unknown keys, which in clouds.yaml may be meant for other programs. */
    CloudEntry(Section section, boolean strict) {
        this.reading = section.reading();
        this.entry = section.with(withRegionValues(section.mapping()), section.path());
        this.auth = auth(entry);
        if (strict) auth.only(AUTH_KEYS);
    }

    /** Authentication values may also stand beside {@code auth}, and then win (as in {@code _fix_backwards_auth}). */
    private static Section auth(Section entry) {
        var inner = entry.section("auth");
        var beside = new LinkedHashMap<>(entry.mapping().entries());
        beside.keySet().retainAll(AUTH_KEYS);
        return inner.with(inner.mapping().under(new Item.Mapping(entry.mapping().origin(), beside)), inner.path());
    }

    /** How to reach it; null, and mistakes, where something is wrong. */
    @Nullable
    CloudAccess access() {
        refuse();
        var url = auth.required("auth_url", "Keystone's address, such as https://keystone.example.org:5000/v3");
        var uri = url == null ? null : Values.webUri(reading, url);
        var credentials = credentials();
        var region = new Regions(entry).chosen();
        var interfaces = interfaces();
        var ca = entry.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        boolean verify = verify();
        if (uri == null || credentials == null || interfaces == null || !reading.flawless()) return null;
        return new CloudAccess(uri, credentials, region, interfaces, caFile, verify);
    }

    /** Who somebody else is at a Keystone that is known already; null, and mistakes, where something is wrong. */
    @Nullable
    Credentials guest() {
        refuse();
        if (auth.given("auth_url")) reading.add(auth.mistake("auth_url", "is that of the cloud", "no such key"));
        return credentials();
    }

    private static Item.Mapping withRegionValues(Item.Mapping mapping) {
        return Regions.only(mapping) instanceof Item.Mapping region
                        && region.entries().get("values") instanceof Item.Mapping values
                ? mapping.under(values)
                : mapping;
    }

    private void refuse() {
        REFUSED.forEach((key, right) -> {
            if (entry.has(key)) reading.add(entry.mistake(key, "is not supported", right));
        });
        for (var key : REFUSED_AUTH) {
            if (auth.has(key)) {
                reading.add(auth.mistake(
                        key, "is not supported", "a project and a password, or an application credential"));
            }
        }
        var version = entry.field("identity_api_version");
        if (version != null && !version.text().startsWith("3")) {
            reading.add(version.mistake("is not supported", "3, Keystone's only version since 2018"));
        }
    }

    private @Nullable Credentials credentials() {
        var type = entry.field("auth_type");
        if (type == null) {
            boolean application = auth.given("application_credential_id") || auth.given("application_credential_name");
            return application ? applicationCredential() : password();
        }
        return switch (type.text()) {
            case "password", "v3password" -> password();
            case "v3applicationcredential" -> applicationCredential();
            default ->
                Values.wrong(reading, type, "is not supported", "password, v3password or v3applicationcredential");
        };
    }

    private @Nullable Credentials password() {
        var user = named("user_id", "username");
        var project = projects();
        if (user == null) missing("username", "username or user_id");
        if (project == null) missing("project_name", "project_name or project_id");
        var password = secret("password", "password or password_file");
        if (user == null || project == null || password == null) return null;
        return new Credentials.Password(user, domain("user"), password, project, domain("project"));
    }

    private @Nullable Named projects() {
        var project = named("project_id", "project_name");
        return project == null ? named("tenant_id", "tenant_name") : project;
    }

    private @Nullable Credentials applicationCredential() {
        var credential = named("application_credential_id", "application_credential_name");
        var user = named("user_id", "username");
        if (credential == null) missing("application_credential_id", "application_credential_id or _name");
        if (credential != null && credential.id() == null && user == null) {
            missing("username", "username or user_id, or application_credential_id in place of the name");
        }
        var secret = secret("application_credential_secret", "application_credential_secret or its _file");
        if (credential == null || secret == null) return null;
        return new Credentials.ApplicationCredential(
                credential, secret, user == null ? new Named(null, null) : user, domain("user"));
    }

    private @Nullable String secret(String key, String right) {
        if (!auth.givenSecret(key)) missing(key, right);
        var field = auth.secret(key);
        return field == null ? null : Values.text(reading, field);
    }

    private void missing(String key, String right) {
        if (!auth.given(key)) reading.add(auth.mistake(key, "is missing", right));
    }

    private @Nullable Named named(String idKey, String nameKey) {
        var id = text(idKey);
        var name = text(nameKey);
        return id == null && name == null ? null : new Named(id, name);
    }

    private @Nullable String text(String key) {
        var field = auth.field(key);
        return field == null ? null : Values.text(reading, field);
    }

    private Named domain(String whose) {
        var own = named(whose + "_domain_id", whose + "_domain_name");
        var both = named("domain_id", "domain_name");
        var fallback = text("default_domain");
        if (own != null) return own;
        return both != null ? both : new Named(fallback == null ? "default" : fallback, null);
    }

    private @Nullable Interface interfaces() {
        var field = entry.field("interface");
        if (field == null) field = entry.field("endpoint_type");
        return field == null ? Interface.PUBLIC : interfaces(field);
    }

    /** keystoneauth takes {@code publicURL} for {@code public} as well. */
    private @Nullable Interface interfaces(Field field) {
        var word = field.text().replaceFirst("URL$", "").toLowerCase(Locale.ROOT);
        for (var value : Interface.values()) {
            if (value.word().equals(word)) return value;
        }
        return Values.wrong(reading, field, "is no interface", "public, internal or admin");
    }

    private boolean verify() {
        var verify = entry.field("verify");
        var insecure = entry.field("insecure");
        boolean checked = verify == null || !Boolean.FALSE.equals(Values.flag(reading, verify));
        return checked && (insecure == null || !Boolean.TRUE.equals(Values.flag(reading, insecure)));
    }
}
