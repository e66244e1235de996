package io.vioscope.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as it is in force, for people. Each value that is shown is named here: what is new in the
 * configuration is not shown until somebody has said that it is no secret.
 */
public final class InForce {
    private final List<Setting> settings = new ArrayList<>();

    private InForce() {}

    /** All that may be shown, in the order of the configuration file. */
    public static List<Setting> of(ServerConfig config) {
        var shown = new InForce();
        shown.http(config.http());
        shown.database(config.database());
        config.clouds().forEach(shown::cloud);
        shown.voice(config.voice());
        config.receivers().forEach(shown::receiver);
        shown.agent(config.agent());
        shown.traps(config.traps());
        shown.add("language", config.language().tag());
        shown.add("causal_model.problems", config.causes().problems().size());
        shown.tracing(config.tracing());
        shown.log(config.log());
        return List.copyOf(shown.settings);
    }

    private void add(String name, @Nullable Object value) {
        settings.add(new Setting(name, value == null || value.toString().isEmpty() ? Setting.NONE : value.toString()));
    }

    private void secret(String name, boolean isSet) {
        add(name, isSet ? Setting.SECRET : null);
    }

    private void http(HttpConfig http) {
        add("http.host", http.host());
        add("http.port", http.port());
        add("http.controls", http.controls());
        add("http.tls.certificate", http.tls() == null ? null : http.tls().certificate());
        add("http.tls.key", http.tls() == null ? null : http.tls().key());
    }

    private void database(DatabaseConfig database) {
        database.match(
                embedded -> {
                    add("database.embedded", embedded.directory());
                    return true;
                },
                external -> {
                    add("database.uri", place(external.uri()));
                    return true;
                });
    }

    private void cloud(CloudConfig cloud) {
        var at = "clouds." + cloud.name() + ".";
        var access = cloud.access();
        add(at + "auth.auth_url", place(access.authUrl().toString()));
        credentials(at + "auth.", access.credentials());
        add(at + "region_name", access.region());
        add(at + "interface", access.interfaces().word());
        add(at + "verify", access.verify());
        add(at + "cacert", access.caFile());
        add(
                at + "horizon",
                cloud.horizon() == null ? null : place(cloud.horizon().toString()));
        add(at + "deployment_mode", cloud.mode().word());
        bus(at + "message_bus.", cloud.messageBus());
        polling(at + "poll.", cloud.polling());
        cloud.vcenters().forEach(vcenter -> vcenter(at + "vcenters.", vcenter));
        nsx(at + "nsx_managers.", cloud.nsx());
        management(at + "vio_management.", cloud.management());
        probes(at + "probes.", cloud.probes());
    }

    private void vcenter(String before, VCenterAccess vcenter) {
        var at = before + vcenter.url().getAuthority() + ".";
        add(at + "url", place(vcenter.url().toString()));
        add(at + "username", vcenter.username());
        secret(at + "password", true);
        add(at + "uuid", vcenter.uuid());
        add(at + "verify", vcenter.verify());
        add(at + "cacert", vcenter.caFile());
        add(at + "alarms", vcenter.alarms());
    }

    private void nsx(String at, @Nullable NsxAccess nsx) {
        if (nsx == null) {
            return;
        }
        add(at + "urls", joined(nsx.urls()));
        nsx.login()
                .match(
                        password -> {
                            add(at + "username", password.username());
                            secret(at + "password", true);
                            return true;
                        },
                        certificate -> {
                            add(at + "certificate", certificate.files().certificate());
                            add(at + "certificate_key", certificate.files().key());
                            return true;
                        });
        add(at + "api", word(nsx.api()));
        if (nsx.vcenter() != null) {
            add(at + "vcenter", nsx.vcenter());
        }
        add(at + "verify", nsx.verify());
        add(at + "cacert", nsx.caFile());
    }

    private void probes(String at, ProbesConfig probes) {
        probes.addresses()
                .forEach(one -> add(
                        at + "addresses." + one.name(),
                        one.how()
                                .match(
                                        tcp -> tcp.toString(),
                                        web -> place(web.url().toString()),
                                        ping -> ping.toString())));
        for (var other : probes.collectors()) {
            var below = at + "collectors." + other.name() + ".";
            add(below + "url", place(other.url().toString()));
            add(below + "cloud", other.cloud());
            secret(below + "token", other.token() != null);
            add(below + "cacert", other.caFile());
        }
        canary(at + "canary.", probes.canary());
    }

    private void canary(String at, @Nullable CanaryConfig canary) {
        if (canary == null) return;
        add(at + "network", canary.network());
        add(at + "every", canary.every());
        add(at + "limit", canary.limit());
        add(at + "name", canary.name());
        if (canary.credentials() != null) credentials(at + "auth.", canary.credentials());
    }

    private void management(String at, @Nullable ManagementAccess server) {
        if (server == null) return;
        add(at + "url", place(server.url().toString()));
        add(at + "username", server.username());
        secret(at + "password", true);
        add(at + "api", server.api() == null ? null : word(server.api()));
        add(at + "verify", server.verify());
        add(at + "cacert", server.caFile());
    }

    private void bus(String at, @Nullable MessageBusAccess bus) {
        if (bus == null) return;
        add(at + "hosts", bus.place());
        add(at + "username", bus.username());
        secret(at + "password", true);
        add(at + "vhost", bus.vhost());
        add(at + "tls", bus.tls());
        add(at + "verify", bus.verify());
        add(at + "cacert", bus.caFile());
        add(at + "exchanges", joined(bus.exchanges()));
        add(at + "topics", joined(bus.topics()));
    }

    private void credentials(String at, Credentials credentials) {
        credentials.match(
                password -> {
                    add(at + "username", either(password.user()));
                    add(at + "project", either(password.project()));
                    secret(at + "password", true);
                    return true;
                },
                application -> {
                    add(at + "application_credential", either(application.credential()));
                    secret(at + "application_credential_secret", true);
                    return true;
                });
    }

    private static @Nullable String either(Credentials.Named named) {
        return named.name() == null ? named.id() : named.name();
    }

    private void polling(String at, Polling polling) {
        add(at + "default", time(polling.interval()));
        polling.bySource().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> add(at + e.getKey(), time(e.getValue())));
        add(at + "reconcile", time(polling.reconcile()));
        add(at + "calls_per_minute", polling.callsPerMinute());
    }

    private void voice(NotifyConfig voice) {
        add("notify.root", voice.root().oid());
        add("notify.heartbeat", voice.heartbeat().isZero() ? "off" : time(voice.heartbeat()));
        add("notify.pages", voice.pages().isEmpty() ? null : place(voice.pages()));
    }

    private void receiver(Receiver receiver) {
        var at = receiver.match(snmp -> "notify.snmp.", webhook -> "notify.webhooks.") + receiver.name() + ".";
        add(at + "address", receiver.where());
        add(at + "by", receiver.how());
        receiver.match(snmp -> snmp(at, snmp), webhook -> hook(at, webhook.hook()));
        wishes(at, receiver.wishes());
        add(at + "burst", receiver.limits().burst());
        add(at + "rate", receiver.limits().perSecond());
        var drop = receiver.limits().dropAfter();
        add(at + "drop_after", drop == null ? "never" : time(drop));
    }

    private boolean snmp(String at, SnmpReceiver receiver) {
        var manner = receiver.manner();
        add(at + "timeout", time(manner.timeout()));
        add(at + "size", manner.size());
        add(at + "texts", manner.ascii() ? "ascii" : "utf-8");
        add(at + "format", word(manner.format()));
        add(at + "forward_traps", manner.forwards());
        return access(at, receiver.access());
    }

    private static String word(Format format) {
        return format.match(vioscope -> "vioscope", smarts -> "smarts", vmMib -> "vm-mib");
    }

    private boolean access(String at, SnmpAccess access) {
        return access.match(
                community -> {
                    secret(at + "community", true);
                    return true;
                },
                user -> {
                    secret(at + "auth_password", user.auth() != null);
                    secret(at + "privacy_password", user.privacy() != null);
                    return true;
                });
    }

    private boolean hook(String at, WebhookReceiver.Hook hook) {
        secret(at + "secret", hook.key() != null);
        secret(at + "headers and token", !hook.headers().isEmpty());
        add(at + "timeout", time(hook.timeout()));
        add(at + "verify", hook.verify());
        add(at + "cacert", hook.caFile());
        add(
                at + "allow_private",
                hook.permitted().all() ? "true" : joined(hook.permitted().beside()));
        return true;
    }

    private void wishes(String at, Wishes wishes) {
        add(at + "problems", wishes.problems());
        add(at + "alarms", wishes.alarms().name().toLowerCase(Locale.ROOT));
        add(at + "changes", wishes.changes());
        add(at + "severity", wishes.least().word());
        add(at + "kinds", wishes.kinds().isEmpty() ? "all" : joined(wishes.kinds()));
        add(at + "projects", wishes.projects().isEmpty() ? "all" : joined(wishes.projects()));
        add(at + "patience", time(wishes.patience()));
        var quiet = wishes.quiet();
        add(
                at + "quiet",
                quiet == null
                        ? null
                        : quiet.from() + " to " + quiet.until() + " " + quiet.zone() + ", but for "
                                + quiet.urgent().word());
    }

    private void agent(@Nullable AgentConfig agent) {
        if (agent == null) {
            add("snmp.agent", null);
            return;
        }
        add("snmp.agent.host", agent.host());
        add("snmp.agent.port", agent.port());
        add("snmp.agent.size", agent.size());
        add("snmp.agent.name", agent.identity().name());
        add("snmp.agent.contact", agent.identity().contact());
        add("snmp.agent.location", agent.identity().location());
        for (var i = 0; i < agent.readers().size(); i++) {
            var reader = agent.readers().get(i);
            var at = "snmp.agent.readers." + i + ".";
            add(at + "by", reader.access());
            access(at, reader.access());
            add(at + "view", joined(reader.view()));
            add(at + "from", reader.from().isEmpty() ? "anywhere" : joined(reader.from()));
        }
    }

    private void traps(@Nullable TrapsConfig traps) {
        if (traps == null) {
            add("snmp.traps_in", null);
            return;
        }
        add("snmp.traps_in.host", traps.host());
        add("snmp.traps_in.port", traps.port());
        secret("snmp.traps_in.communities", !traps.communities().isEmpty());
        traps.users().forEach(u -> access("snmp.traps_in.users." + u.user().name() + ".", u.user()));
        traps.senders()
                .forEach(
                        s -> add("snmp.traps_in.senders." + s.network(), s.cloud() == null ? "all clouds" : s.cloud()));
        add("snmp.traps_in.rules", traps.rules().size());
        add("snmp.traps_in.expire", time(traps.expire()));
        add("snmp.traps_in.rate_per_sender", traps.perSender());
        add("snmp.traps_in.rate_in_total", traps.total());
    }

    private void tracing(@Nullable TracingConfig tracing) {
        add(
                "tracing.endpoint",
                tracing == null ? null : place(tracing.endpoint().toString()));
        if (tracing != null) {
            secret("tracing.token", tracing.token() != null);
            add("tracing.cacert", tracing.caFile());
        }
    }

    private void log(LogConfig log) {
        add("log.level", log.level() == null ? null : word(log.level()));
        add("log.format", log.format() == null ? null : word(log.format()));
    }

    private static String time(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String joined(Collection<?> all) {
        return all.stream().map(InForce::word).sorted().collect(Collectors.joining(", "));
    }

    private static String word(Object one) {
        return one instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : one.toString();
    }

    /** Of an address only where it leads: who, and what is in its query, may be secret. */
    private static String place(String address) {
        try {
            var uri = new URI(address);
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return uri.getScheme() == null || uri.getHost() == null
                    ? Setting.HIDDEN
                    : uri.getScheme() + "://" + uri.getHost() + port + path;
        } catch (URISyntaxException notAsUsual) {
            return Setting.HIDDEN;
        }
    }
}
