package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.SessionLimits;
import io.vioscope.config.AgentConfig.Identity;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.CloudAccess.Interface;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Credentials.Password;
import io.vioscope.config.Format.Severities;
import io.vioscope.config.Format.Smarts;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.TrapsConfig.TrapUser;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.config.Wishes.Alarms;
import io.vioscope.config.trap.TrapRules;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The annotated example is a right configuration and means what its notes say. */
class ExampleConfigTest {
    private static final String CLOUDS = "clouds: { prod-east: { region_name: east, auth: { username: u, password: x,"
            + " auth_url: 'https://east.example.org/v3', project_name: p } } }";
    private Scene scene;
    private String text = "";

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        text = Files.readString(Path.of("docs/vioscope.example.yaml"));
        scene = new Scene(directory)
                .config(text)
                .file("home/.config/openstack/clouds.yaml", CLOUDS)
                .file("conf/secrets/snmp-auth", "hush-hush-a\n")
                .file("conf/secrets/snmp-privacy", "hush-hush-p\n")
                .file("conf/secrets/webhook", "whsec_aHVzaC1odXNoLWh1c2gtaHVzaC1odXNoLWh1c2gtaHVzaA==\n")
                .file("conf/secrets/vcenter", "hush-hush-v\n")
                .file("conf/secrets/rabbitmq", "hush-hush-r\n")
                .file("conf/secrets/nsx", "hush-hush-n\n")
                .file("conf/secrets/oms", "hush-hush-o\n")
                .file("conf/secrets/site-b", "hush-hush-b\n")
                .file("conf/secrets/canary", "hush-hush-y\n")
                .file("conf/secrets/webhook-token", "hush-hush-t\n")
                .file("conf/secrets/collector", "hush-hush-c\n")
                .variable("LAB_PASSWORD", "hush")
                .variable("OIDC_SECRET", "s3cret-of-oidc");
    }

    @Test
    void showsTheDefaults() {
        var config = scene.right();
        var least = new Scene(scene.path("least")).file("least", "").config(Scene.CLOUD);
        assertThat(config.http()).isEqualTo(HttpConfig.DEFAULT);
        assertThat(config.database())
                .isEqualTo(new DatabaseConfig.Embedded(scene.path("conf").resolve(ConfigLoader.DEFAULT_DATA)));
        assertThat(config.clouds().get(0).polling())
                .isEqualTo(least.right().clouds().get(0).polling());
    }

    @Test
    void letsPeopleSignIn() {
        var config = scene.right();
        assertThat(config.access())
                .isEqualTo(new SignInConfig(
                        URI.create("https://vioscope.example.org"),
                        List.of(Network.of("127.0.0.1").orElseThrow()),
                        SessionLimits.DEFAULT,
                        true,
                        new KeystoneSignIn(
                                "prod-east",
                                config.clouds().get(0).access(),
                                new Named(null, "Default"),
                                new Named(null, "admin"),
                                new Named(null, "Default"),
                                Map.of("admin", Role.ADMIN, "member", Role.OPERATOR, "reader", Role.VIEWER),
                                true),
                        new OpenIdSignIn(
                                URI.create("https://login.example.org/realms/main"),
                                "vioscope",
                                "s3cret-of-oidc",
                                URI.create("https://vioscope.example.org/sign-in/oidc/callback"),
                                List.of("openid", "profile", "email"),
                                "groups",
                                "preferred_username",
                                Map.of("vioscope-admins", Role.ADMIN, "noc", Role.OPERATOR, "everybody", Role.VIEWER),
                                Map.of(
                                        "shop",
                                        Scope.of(List.of(
                                                "3f1c7a52e1b24d0c8f0d9b6a4c2e7d11",
                                                "8b6e0f9d2a514c3b9a7d5e4f1c2b3a40"))),
                                "Example Login",
                                null)));
        var least = new Scene(scene.path("least")).file("least", "").config(Scene.CLOUD);
        assertThat(least.right().access()).isNull();
    }

    @Test
    void hasACloudOfEachKind() {
        var clouds = scene.right().clouds();
        assertThat(clouds).extracting(CloudConfig::name).containsExactly("prod-east", "prod-west", "lab");
        assertThat(clouds).extracting(c -> c.access().region()).containsExactly("east", "west", "nova");
        assertThat(clouds.get(1).poll("nova")).isEqualTo(Duration.ofSeconds(15));
        assertThat(clouds.get(1).poll("keystone")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void hasACloudThatStandsForItself() {
        var access = scene.right().clouds().get(2).access();
        assertThat(access.authUrl()).isEqualTo(URI.create("https://vio.lab.example.org:5000/v3"));
        assertThat(access.interfaces()).isEqualTo(Interface.INTERNAL);
        assertThat(access.verify()).isFalse();
        assertThat(scene.right().clouds())
                .extracting(CloudConfig::mode)
                .containsExactly(DeploymentMode.UNKNOWN, DeploymentMode.UNKNOWN, DeploymentMode.COMPACT);
        var domain = new Named(null, "Default");
        assertThat(access.credentials())
                .isEqualTo(new Password(new Named(null, "vioscope"), domain, "hush", new Named(null, "admin"), domain));
    }

    @Test
    void hasACloudWithAVCenter() {
        var vcenters = scene.right().clouds().get(2).vcenters();
        assertThat(vcenters)
                .containsExactly(new VCenterAccess(
                        URI.create("https://vcenter.lab.example.org/sdk"),
                        "vioscope@vsphere.local",
                        "hush-hush-v",
                        "9d51f082-58a4-4449-beed-6fd205a5726b",
                        null,
                        true));
        assertThat(scene.right().clouds().get(0).vcenters()).isEmpty();
    }

    @Test
    void hasACloudWhoseMessageBusIsListenedTo() {
        assertThat(scene.right().clouds().get(2).messageBus())
                .isEqualTo(new MessageBusAccess(
                        List.of(
                                new MessageBusAccess.Host("rabbit1.lab.example.org", 5671),
                                new MessageBusAccess.Host("rabbit2.lab.example.org", 5671)),
                        "vioscope",
                        "hush-hush-r",
                        "/",
                        true,
                        null,
                        true,
                        MessageBusAccess.EXCHANGES,
                        MessageBusAccess.TOPICS));
        assertThat(scene.right().clouds().get(0).messageBus()).isNull();
    }

    @Test
    void hasACloudWithNsxManagers() {
        assertThat(scene.right().clouds().get(2).nsx())
                .isEqualTo(new NsxAccess(
                        List.of(URI.create("https://nsx1.lab.example.org"), URI.create("https://nsx2.lab.example.org")),
                        new NsxAccess.Login.Password("vioscope", "hush-hush-n"),
                        NsxAccess.Api.POLICY,
                        null,
                        true));
        assertThat(scene.right().clouds().get(0).nsx()).isNull();
    }

    @Test
    void hasACloudWithItsManagementServer() {
        assertThat(scene.right().clouds().get(2).management())
                .isEqualTo(new ManagementAccess(
                        URI.create("https://oms.lab.example.org:8443"),
                        "vioscope",
                        "hush-hush-o",
                        ManagementAccess.Api.OMS,
                        null,
                        true));
        assertThat(scene.right().clouds().get(0).management()).isNull();
    }

    @Test
    void hasACloudOfWhichAddressesAreTried() {
        var probes = scene.right().clouds().get(2).probes();
        assertThat(probes.addresses())
                .containsExactly(
                        new ProbesConfig.Address("shop", new ProbesConfig.How.Tcp("203.0.113.7", 443)),
                        new ProbesConfig.Address(
                                "portal", new ProbesConfig.How.Web(URI.create("https://portal.lab.example.org/"))),
                        new ProbesConfig.Address("gateway", new ProbesConfig.How.Ping("203.0.113.1")));
        assertThat(probes.collectors())
                .containsExactly(new ProbesConfig.Collector(
                        "site-b", URI.create("https://vioscope-b.example.org"), "lab", "hush-hush-b", null));
        assertThat(scene.right().clouds().get(0).probes()).isEqualTo(ProbesConfig.NONE);
    }

    @Test
    void makesAPortByAnAccountThatCanDoNothingElse() {
        var domain = new Named("default", null);
        var account = new Password(
                new Named(null, "vioscope-canary"), domain, "hush-hush-y", new Named(null, "vioscope-canary"), domain);
        var lab = scene.right().clouds().get(2);
        var canary = Objects.requireNonNull(lab.probes().canary());
        assertThat(canary)
                .isEqualTo(new CanaryConfig(
                        "canary", Duration.ofMinutes(5), Duration.ofMinutes(1), "vioscope-canary", account));
        assertThat(canary.access(lab.access()).authUrl()).isEqualTo(lab.access().authUrl());
        assertThat(canary.access(lab.access()).verify()).isFalse();
    }

    @Test
    void hasAReceiverOfEachSort() {
        var receivers = scene.right().receivers();
        var night = (SnmpReceiver) receivers.get(1);
        assertThat(receivers.get(0)).isEqualTo(new SnmpReceiver("noc", "192.0.2.10", 9162, "public"));
        assertThat(night.access())
                .isEqualTo(new User("vioscope", Auth.SHA256, "hush-hush-a", Privacy.AES128, "hush-hush-p"));
        assertThat(night.wishes())
                .isEqualTo(new Wishes(
                        true,
                        Alarms.UNEXPLAINED,
                        false,
                        Severity.MAJOR,
                        Set.of(Kind.VCENTER, Kind.HYPERVISOR, Kind.COMPUTE_SERVICE, Kind.SERVER),
                        Set.of("shop"),
                        Duration.ofMinutes(3),
                        new QuietHours(
                                LocalTime.of(22, 0),
                                LocalTime.of(6, 0),
                                ZoneId.of("Europe/Berlin"),
                                Severity.CRITICAL)));
        assertThat(night.manner())
                .isEqualTo(Manner.DEFAULT.informing(Duration.ofSeconds(2)).limited(50, 200, Duration.ofHours(6)));
        var old = (SnmpReceiver) receivers.get(3);
        assertThat(old.access()).isEqualTo(new Community(Plain.V1, "public"));
        assertThat(old.manner().format()).isEqualTo(new Smarts("INCHARGE-SA", Severities.CONSOLE));
        assertThat(((SnmpReceiver) receivers.get(2)).manner()).isEqualTo(Manner.DEFAULT.forwarding());
        assertThat(scene.right().voice()).isEqualTo(NotifyConfig.DEFAULT);
        assertThat(scene.right().toString()).doesNotContain("hush");
    }

    @Test
    void hasAnAgentWithAReaderOfEachSort() {
        var agent = scene.right().agent();
        var networks = Stream.of("192.0.2.10", "10.0.0.0/8", "2001:db8::/32")
                .map(n -> Network.of(n).orElseThrow());
        assertThat(agent)
                .isEqualTo(new AgentConfig(
                        "127.0.0.1",
                        161,
                        1400,
                        new Identity("vioscope.example.org", "noc@example.org", "hall 3"),
                        List.of(
                                new Reader(
                                        new Community(Plain.V2C, "public"),
                                        Set.of(Area.SYSTEM, Area.ALARMS, Area.CAUSES, Area.IMPACT),
                                        networks.toList()),
                                new Reader(
                                        new User("nms", Auth.SHA256, "hush-hush-a", Privacy.AES128, "hush-hush-p"),
                                        Area.ALL,
                                        List.of()))));
    }

    @Test
    void hasACollectorOfTraces() {
        var tracing = Objects.requireNonNull(scene.right().tracing());
        assertThat(tracing).isEqualTo(new TracingConfig(URI.create("http://127.0.0.1:4318"), "hush-hush-c", null));
        assertThat(tracing.spans()).hasToString("http://127.0.0.1:4318/v1/traces");
        assertThat(new Scene(scene.path("least")).config(Scene.CLOUD).right().tracing())
                .isNull();
    }

    @Test
    void saysHowTheLogIsWritten() {
        assertThat(scene.right().log()).isEqualTo(new LogConfig(LogConfig.Level.INFO, LogConfig.Format.TEXT));
        var least = new Scene(scene.path("least")).config(Scene.CLOUD);
        assertThat(least.right().log()).isEqualTo(LogConfig.UNSAID);
        least.config(Scene.CLOUD + "log: { format: JSON }").variable("VIOSCOPE_LOG_LEVEL", "DEBUG");
        assertThat(least.right().log()).isEqualTo(new LogConfig(LogConfig.Level.DEBUG, LogConfig.Format.JSON));
    }

    @Test
    void nobodyMayReadWhereNothingIsSaidOfThat() {
        var least = new Scene(scene.path("least")).config(Scene.CLOUD);
        assertThat(least.right().agent()).isNull();
        least.variable("VIOSCOPE_SNMP_AGENT_READERS_0_COMMUNITY", "ours").variable("VIOSCOPE_SNMP_AGENT_PORT", "1161");
        assertThat(least.right().agent()).extracting(AgentConfig::port).isEqualTo(1161);
    }

    @Test
    void hasAWebhookOfEachSort() {
        var receivers = scene.right().receivers();
        var chat = (WebhookReceiver) receivers.get(4);
        var alertmanager = (WebhookReceiver) receivers.get(5);

        assertThat(chat.hook().url()).isEqualTo(URI.create("https://hooks.example.org/vioscope"));
        assertThat(chat.hook().key()).isNotNull();
        assertThat(chat.hook().headers())
                .containsOnly(Map.entry("Authorization", "Bearer hush-hush-t"), Map.entry("X-Team", "cloud"));
        assertThat(chat.hook().permitted()).isEqualTo(Permitted.PUBLIC);
        assertThat(chat.wishes()).isEqualTo(Wishes.ALL.with(Severity.MAJOR));
        assertThat(chat.limits()).isEqualTo(new Limits(50, 20, Duration.ofHours(6)));
        assertThat(alertmanager.hook().format()).isEqualTo(Format.ALERTMANAGER);
        assertThat(alertmanager.hook().permitted().permits(address("10.1.2.3"))).isTrue();
        assertThat(alertmanager.hook().permitted().permits(address("10.2.2.3"))).isFalse();
        assertThat(alertmanager.wishes()).isEqualTo(Wishes.ALL.withoutChanges());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesTrapsOfVCenterAndOfTheHostsOfACluster() throws IOException {
        var traps = Objects.requireNonNull(scene.right().traps());
        assertThat(traps.host() + " " + traps.port()).isEqualTo("0.0.0.0 162");
        assertThat(traps.communities()).containsExactly("public");
        assertThat(traps.users())
                .containsExactly(new TrapUser(
                        new User("vcenter", Auth.SHA256, "hush-hush-a", Privacy.AES128, "hush-hush-p"),
                        "80001f8804766d77617265"));
        var hosts = traps.sender(InetAddress.getByName("192.0.2.77")).orElseThrow();
        assertThat(hosts.cloud()).isEqualTo("prod-east");
        assertThat(hosts.is())
                .isEqualTo(new EntityKey(Kind.HYPERVISOR, "domain-c7.9d51f082-0000-4000-8000-000000000001"));
        assertThat(traps.sender(InetAddress.getByName("192.0.2.1"))).isEmpty();
        assertThat(traps.rules()).hasSameSizeAs(TrapRules.delivered()).hasSizeGreaterThan(40);
        assertThat(traps.expire()).isEqualTo(Duration.ofHours(24));
        assertThat(traps.perSender() + " " + traps.total()).isEqualTo("20 200");
    }

    @Test
    void quietHoursGoOverMidnight() {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Europe/Berlin"), Severity.MAJOR);
        assertThat(quiet.covers(Instant.parse("2026-11-25T20:59:59Z"))).isFalse();
        assertThat(quiet.covers(Instant.parse("2026-11-25T21:00:00Z"))).isTrue();
        assertThat(quiet.covers(Instant.parse("2026-11-26T04:59:59Z"))).isTrue();
        assertThat(quiet.covers(Instant.parse("2026-11-26T05:00:00Z"))).isFalse();
        assertThat(quiet.isUrgent(Severity.CRITICAL)).isTrue();
        assertThat(quiet.isUrgent(Severity.MINOR)).isFalse();
    }

    @Test
    void speaksOfEveryKey() {
        assertThat(text)
                .contains(CloudEntry.KEYS)
                .contains(VCentersReader.KEYS)
                .contains("vcenters")
                .contains(MessageBusReader.KEYS)
                .contains("message_bus")
                .contains(NotifyReader.KEYS)
                .contains(AgentReader.KEYS)
                .contains(AgentReader.READER_KEYS)
                .contains(TrapsReader.KEYS)
                .contains(TrapsReader.USER_KEYS)
                .contains(TrapsReader.SENDER_KEYS)
                .contains(TracingReader.KEYS)
                .contains(LogReader.KEYS)
                .contains("root", "heartbeat", "from", "until", "zone")
                .contains(CloudsReader.SOURCES)
                .contains(
                        "host",
                        "port",
                        "embedded",
                        "uri",
                        "uri_file",
                        "name",
                        "os_cloud",
                        "poll",
                        "horizon",
                        "deployment_mode")
                .contains("application_credential_id", "password_file", "address", "version", "community_file");
    }

    @Test
    void saysSoWhereItsVariableIsNotSet() throws IOException {
        var bare = new Scene(scene.path("bare"))
                .config(text)
                .file("home/.config/openstack/clouds.yaml", CLOUDS)
                .file("conf/secrets/snmp-auth", "hush-hush-a")
                .file("conf/secrets/snmp-privacy", "hush-hush-p")
                .file("conf/secrets/webhook", "whsec_aHVzaC1odXNoLWh1c2gtaHVzaC1odXNoLWh1c2gtaHVzaA==")
                .file("conf/secrets/vcenter", "hush-hush-v\n")
                .file("conf/secrets/rabbitmq", "hush-hush-r\n")
                .file("conf/secrets/nsx", "hush-hush-n\n")
                .file("conf/secrets/oms", "hush-hush-o\n")
                .file("conf/secrets/site-b", "hush-hush-b\n")
                .file("conf/secrets/canary", "hush-hush-y\n")
                .file("conf/secrets/webhook-token", "hush-hush-t")
                .file("conf/secrets/collector", "hush-hush-c");
        assertThat(bare.wrong())
                .hasSize(2)
                .anySatisfy(mistake -> assertThat(mistake.toString()).contains("${OIDC_SECRET}", "is not set"))
                .anySatisfy(mistake -> assertThat(mistake.toString()).contains("${LAB_PASSWORD}", "is not set"));
    }
}
