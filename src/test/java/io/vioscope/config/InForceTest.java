package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration for people: all that can be set, and every secret in it has "hush" in it. */
class InForceTest {
    private static final String CLOUDS =
            "clouds: { prod-east: { region_name: east, auth: { username: u, password: hush-0,"
                    + " auth_url: 'https://east.example.org/v3', project_name: p } } }";

    private static final String APPLICATION = "\n  - name: app\n    auth_type: v3applicationcredential\n    auth:"
            + " { auth_url: 'https://app.example.org/v3', application_credential_id: app-id,"
            + " application_credential_secret: hush-app }\n";

    private List<Setting> settings = List.of();

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        var text = Files.readString(Path.of("docs/vioscope.example.yaml"))
                .replace(
                        "  embedded: vioscope-data/pg",
                        "  uri: postgresql://vioscope:hush-db@db.example.org:5432/facts?sslpassword=hush-key")
                .replace("\nclouds:\n", "\nclouds:" + APPLICATION)
                .replace("example.org/dashboard", "example.org/dashboard?token=hush-horizon")
                .replace("community: public", "community: hush-community")
                .replace("communities: [ public ]", "communities: [ hush-trap ]")
                .replace("https://hooks.example.org/vioscope", "https://hooks.example.org/hush-path?key=hush-query")
                .replace("X-Team: cloud", "X-Team: hush-header");
        settings = InForce.of(new Scene(directory)
                .config(text)
                .file("home/.config/openstack/clouds.yaml", CLOUDS)
                .file("conf/secrets/vcenter", "hush-vcenter\n")
                .file("conf/secrets/rabbitmq", "hush-rabbitmq\n")
                .file("conf/secrets/nsx", "hush-nsx\n")
                .file("conf/secrets/oms", "hush-oms\n")
                .file("conf/secrets/site-b", "hush-site\n")
                .file("conf/secrets/canary", "hush-canary\n")
                .file("conf/secrets/snmp-auth", "hush-hush-a\n")
                .file("conf/secrets/snmp-privacy", "hush-hush-p\n")
                .file("conf/secrets/webhook", "whsec_aHVzaC1odXNoLWh1c2gtaHVzaC1odXNoLWh1c2gtaHVzaA==\n")
                .file("conf/secrets/webhook-token", "hush-hush-t\n")
                .file("conf/secrets/collector", "hush-hush-c\n")
                .variable("LAB_PASSWORD", "hush-lab")
                .variable("OIDC_SECRET", "hush-oidc")
                .right());
    }

    @Test
    void noSecretIsInIt() {
        assertThat(settings).isNotEmpty().noneMatch(s -> (s.name() + s.value()).contains("hush"));
        assertThat(settings).noneMatch(s -> s.value().contains("aHVzaC1odXNo"));
    }

    @Test
    void whereASecretIsSetThatIsSaid() {
        assertThat(values())
                .containsEntry("clouds.prod-east.auth.password", Setting.SECRET)
                .containsEntry("clouds.lab.auth.password", Setting.SECRET)
                .containsEntry("clouds.app.auth.application_credential_secret", Setting.SECRET)
                .containsEntry("clouds.lab.message_bus.password", Setting.SECRET)
                .containsEntry("clouds.lab.vcenters.vcenter.lab.example.org.password", Setting.SECRET)
                .containsEntry("clouds.lab.nsx_managers.password", Setting.SECRET)
                .containsEntry("clouds.lab.vio_management.password", Setting.SECRET)
                .containsEntry("clouds.lab.probes.collectors.site-b.token", Setting.SECRET)
                .containsEntry("clouds.lab.probes.canary.auth.password", Setting.SECRET)
                .containsEntry("notify.snmp.noc.community", Setting.SECRET)
                .containsEntry("notify.snmp.night-shift.privacy_password", Setting.SECRET)
                .containsEntry("notify.webhooks.chat.secret", Setting.SECRET)
                .containsEntry("notify.webhooks.alertmanager.secret", Setting.NONE)
                .containsEntry("snmp.agent.readers.0.community", Setting.SECRET)
                .containsEntry("snmp.traps_in.communities", Setting.SECRET)
                .containsEntry("snmp.traps_in.users.vcenter.auth_password", Setting.SECRET);
    }

    @Test
    void whatIsNoSecretIsShownAsItIsInForce() {
        assertThat(values())
                .containsEntry("http.port", "8080")
                .containsEntry("http.controls", "true")
                .containsEntry("database.uri", "postgresql://db.example.org:5432/facts")
                .containsEntry("clouds.prod-west.poll.nova", "15 s")
                .containsEntry("clouds.prod-west.poll.default", "60 s")
                .containsEntry("clouds.prod-west.poll.calls_per_minute", "1200")
                .containsEntry("clouds.lab.horizon", "https://vio.lab.example.org/dashboard")
                .containsEntry("clouds.lab.verify", "false")
                .containsEntry("clouds.lab.vcenters.vcenter.lab.example.org.url", "https://vcenter.lab.example.org/sdk")
                .containsEntry("clouds.lab.vcenters.vcenter.lab.example.org.username", "vioscope@vsphere.local")
                .containsEntry(
                        "clouds.lab.nsx_managers.urls", "https://nsx1.lab.example.org, https://nsx2.lab.example.org")
                .containsEntry("clouds.lab.nsx_managers.api", "policy")
                .containsEntry("clouds.lab.vio_management.url", "https://oms.lab.example.org:8443")
                .containsEntry("clouds.lab.vio_management.api", "oms")
                .containsEntry("clouds.lab.probes.addresses.shop", "tcp 203.0.113.7:443")
                .containsEntry("clouds.lab.probes.canary.network", "canary")
                .containsEntry("clouds.lab.probes.canary.auth.username", "vioscope-canary")
                .containsEntry("clouds.app.auth.application_credential", "app-id")
                .containsEntry("notify.snmp.night-shift.quiet", "22:00 to 06:00 Europe/Berlin, but for critical")
                .containsEntry("notify.snmp.old-manager.format", "smarts")
                .containsEntry("notify.webhooks.chat.address", "https://hooks.example.org:443")
                .containsEntry("notify.webhooks.alertmanager.allow_private", "10.1.0.0/16")
                .containsEntry("snmp.traps_in.senders.192.0.2.20/32", "prod-east");
    }

    @Test
    void nothingIsNamedTwice() {
        assertThat(settings).extracting(Setting::name).doesNotHaveDuplicates();
    }

    private Map<String, String> values() {
        return settings.stream().collect(Collectors.toMap(Setting::name, Setting::value));
    }
}
