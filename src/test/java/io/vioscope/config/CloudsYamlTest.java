package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.CloudAccess.Interface;
import io.vioscope.config.Credentials.ApplicationCredential;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Credentials.Password;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudsYamlTest {
    private static final String HOME = "home/.config/openstack/";
    private static final Named DEFAULT_DOMAIN = new Named("default", null);
    private Scene scene;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory).config("clouds: [ { name: east } ]");
    }

    private static Named name(String name) {
        return new Named(null, name);
    }

    /** An entry {@code east} with these lines in it, and these beside {@code project_name} in {@code auth}. */
    private static String entry(String auth, String lines) {
        return "clouds:\n  east:\n    auth: { auth_url: 'https://k.example.org:5000', username: u, password: s3cret,"
                + " project_name: p" + auth + " }\n" + lines.indent(4);
    }

    private Password password() {
        return scene.access().credentials().match(p -> p, a -> {
            throw new AssertionError(a);
        });
    }

    @Test
    void secretsComeFromSecureYaml() {
        scene.file(HOME + "clouds.yaml", entry("", "region_name: one").replace("password: s3cret,", ""))
                .file(HOME + "secure.yaml", "clouds: { east: { auth: { password: hush } } }");
        assertThat(password()).isEqualTo(new Password(name("u"), DEFAULT_DOMAIN, "hush", name("p"), DEFAULT_DOMAIN));
        assertThat(scene.access().authUrl()).isEqualTo(URI.create("https://k.example.org:5000"));
        assertThat(scene.access().region()).isEqualTo("one");
        assertThat(scene.access().interfaces()).isEqualTo(Interface.PUBLIC);
        assertThat(scene.access().verify()).isTrue();
    }

    @Test
    void domainsHaveNamesOrIds() {
        scene.file(HOME + "clouds.yaml", entry(", user_domain_name: people, project_domain_id: 4711", ""));
        assertThat(password().userDomain()).isEqualTo(name("people"));
        assertThat(password().projectDomain()).isEqualTo(new Named("4711", null));
    }

    @Test
    void oneDomainCanStandForBoth() {
        scene.file(HOME + "clouds.yaml", entry(", domain_name: all, user_domain_name: people", ""));
        assertThat(password().userDomain()).isEqualTo(name("people"));
        assertThat(password().projectDomain()).isEqualTo(name("all"));
    }

    @Test
    void anApplicationCredentialNeedsNoUser() {
        scene.file(
                HOME + "clouds.yaml",
                "clouds: { east: { auth: { auth_url: 'https://k.example.org', application_credential_id: id,"
                        + " application_credential_secret: hush } } }");
        assertThat(scene.access().credentials())
                .isEqualTo(new ApplicationCredential(
                        new Named("id", null), "hush", new Named(null, null), DEFAULT_DOMAIN));
    }

    @Test
    void anApplicationCredentialWithANameNeedsItsUser() {
        var text = "clouds: { east: { auth_type: v3applicationcredential, auth: { auth_url: 'https://k.example.org',"
                + " application_credential_name: n, application_credential_secret: hush } } }";
        scene.file(HOME + "clouds.yaml", text);
        assertThat(scene.wrong())
                .containsExactly(HOME + "clouds.yaml:1: clouds.east.auth.username: is missing;"
                        + " right is username or user_id, or application_credential_id in place of the name");
        scene.file(HOME + "clouds.yaml", text.replace("_name: n,", "_name: n, username: u, user_domain_name: d,"));
        assertThat(scene.access().credentials())
                .isEqualTo(new ApplicationCredential(name("n"), "hush", name("u"), name("d")));
    }

    @ParameterizedTest
    @CsvSource({"interface: internal, INTERNAL", "interface: adminURL, ADMIN", "endpoint_type: publicURL, PUBLIC"})
    void readsTheInterface(String line, Interface meant) {
        scene.file(HOME + "clouds.yaml", entry("", line));
        assertThat(scene.access().interfaces()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"verify: false, false", "verify: true, true", "insecure: true, false", "insecure: no, true"})
    void checksCertificatesUnlessSomebodyWroteNot(String line, boolean checked) {
        scene.file(HOME + "clouds.yaml", entry("", line));
        assertThat(scene.access().verify()).isEqualTo(checked);
    }

    @Test
    void readsTheAuthorities() {
        scene.file(HOME + "clouds.yaml", entry("", "cacert: ca.pem")).file("work/ca.pem", "");
        assertThat(scene.access().caFile()).isEqualTo(scene.path("work/ca.pem"));
    }

    @Test
    void eachRegionCanBeACloud() {
        scene.file(HOME + "clouds.yaml", entry("", "regions:\n- one\n- name: two\n  values: { interface: internal }"))
                .config("clouds:\n- { name: a, os_cloud: east, region_name: one }\n"
                        + "- { name: b, os_cloud: east, region_name: two }");
        var clouds = scene.right().clouds();
        assertThat(clouds).extracting(c -> c.access().region()).containsExactly("one", "two");
        assertThat(clouds)
                .extracting(c -> c.access().interfaces())
                .containsExactly(Interface.PUBLIC, Interface.INTERNAL);
    }

    @Test
    void theOnlyRegionIsTaken() {
        scene.file(HOME + "clouds.yaml", entry("", "regions: [ one ]"));
        assertThat(scene.access().region()).isEqualTo("one");
    }

    @Test
    void ourFileHasTheLastWord() {
        scene.file(HOME + "clouds.yaml", entry("", "region_name: one\ninterface: admin"))
                .config("clouds: [ { name: mine, os_cloud: east, region_name: two, verify: false } ]");
        assertThat(scene.right().clouds().get(0).name()).isEqualTo("mine");
        assertThat(scene.access().region()).isEqualTo("two");
        assertThat(scene.access().verify()).isFalse();
        assertThat(scene.access().interfaces()).isEqualTo(Interface.ADMIN);
    }

    @Test
    void theNearestFileIsTaken() {
        for (var place : new String[] {"system/etc/openstack/", HOME, "conf/", "work/"}) {
            scene.file(place + "clouds.yaml", entry("", "region_name: " + place.charAt(0)));
            assertThat(scene.access().region()).isEqualTo(place.substring(0, 1));
        }
        scene.file("work/named", entry("", "region_name: n")).variable("OS_CLIENT_CONFIG_FILE", "named");
        assertThat(scene.access().region()).isEqualTo("n");
    }

    @Test
    void aNamedFileThatIsNotThereIsAMistake() {
        scene.file(HOME + "clouds.yaml", entry("", "")).variable("OS_CLIENT_CONFIG_FILE", "nowhere.yaml");
        assertThat(scene.wrong())
                .containsExactly("environment: OS_CLIENT_CONFIG_FILE: nowhere.yaml names a file that is not there;"
                        + " right is a file that exists");
    }

    private void variables() {
        scene.variable("OS_AUTH_URL", "https://k.example.org/v3")
                .variable("OS_USERNAME", "u")
                .variable("OS_PASSWORD", "s3cret")
                .variable("OS_PROJECT_NAME", "p")
                .variable("OS_USER_DOMAIN_NAME", "Default")
                .variable("OS_REGION_NAME", "one");
    }

    @Test
    void theVariablesAreACloudWhereNoneIsConfigured() {
        variables();
        scene.config("http: { port: 0 }");
        assertThat(scene.right().clouds()).extracting(CloudConfig::name).containsExactly("envvars");
        assertThat(password()).isEqualTo(new Password(name("u"), name("Default"), "s3cret", name("p"), DEFAULT_DOMAIN));
        assertThat(scene.access().region()).isEqualTo("one");
    }

    @Test
    void theVariablesAreACloudBesideOthers() {
        variables();
        scene.file(HOME + "clouds.yaml", entry("", "region_name: two"))
                .config("clouds: [ { name: here, os_cloud: envvars }, { name: east } ]");
        assertThat(scene.right().clouds()).extracting(c -> c.access().region()).containsExactly("one", "two");
    }

    @Test
    void osCloudNamesAnEntry() {
        scene.file(HOME + "clouds.yaml", entry("", "region_name: two"))
                .config("")
                .variable("OS_CLOUD", "east");
        assertThat(scene.right().clouds()).extracting(CloudConfig::name).containsExactly("east");
        scene.variable("OS_CLOUD", "eats");
        assertThat(scene.wrong())
                .containsExactly("environment: OS_CLOUD: eats is not in " + HOME + "clouds.yaml, where east is;"
                        + " right is east, or another of them, or auth beside the name");
    }

    @Test
    void aWrongVariableIsNamed() {
        variables();
        scene.config("").variable("OS_AUTH_URL", "gopher://k");
        assertThat(scene.wrong())
                .containsExactly("environment: OS_AUTH_URL: gopher://k is no web address;"
                        + " right is one such as https://keystone.example.org:5000/v3");
    }

    @Test
    void aMistakeInSecureYamlHasItsLine() {
        scene.file(HOME + "clouds.yaml", entry("", ""))
                .file(HOME + "secure.yaml", "clouds:\n  east:\n    auth:\n      password: yes\n");
        assertThat(scene.wrong())
                .containsExactly(HOME + "secure.yaml:4: clouds.east.auth.password: is true or false to YAML;"
                        + " right is the same in quotes");
    }

    @Test
    void entriesCanShareByMergeKeys() {
        scene.file(
                HOME + "clouds.yaml",
                "base: &base { region_name: one, interface: admin }\n" + entry("", "<<: *base\nregion_name: two"));
        assertThat(scene.access().region()).isEqualTo("two");
        assertThat(scene.access().interfaces()).isEqualTo(Interface.ADMIN);
    }

    @Test
    void keysForOtherProgramsArePassedOver() {
        scene.file(
                HOME + "clouds.yaml",
                entry("", "compute_api_version: '2.1'\nimage_format: raw\nfloating_ip_source: x"));
        assertThat(password().password()).isEqualTo("s3cret");
    }

    @Test
    void saysWhereItLooked() {
        assertThat(scene.wrong())
                .containsExactly("vioscope.yaml:1: clouds[0].name: east is to be in a clouds.yaml, and there is none;"
                        + " right is auth beside the name, or one of the files work/clouds.yaml, conf/clouds.yaml, "
                        + HOME + "clouds.yaml, system/etc/openstack/clouds.yaml");
    }

    @Test
    void oneWrongEntryDoesNotHideAnUnknownOne() {
        scene.file(HOME + "clouds.yaml", "clouds: { east: 5 }").config("clouds: [ { name: east }, { name: west } ]");
        assertThat(scene.wrong()).hasSize(2).anyMatch(m -> m.contains("clouds[1].name: west is not in "));
    }

    @Test
    void aFileThatIsNoYamlIsTheOnlyMistake() {
        scene.file(HOME + "clouds.yaml", "clouds: { east: ");
        assertThat(scene.wrong())
                .singleElement()
                .asString()
                .startsWith(HOME + "clouds.yaml:")
                .contains("is no YAML");
    }

    @Test
    void aFileWithoutCloudsSaysSo() {
        scene.file(HOME + "clouds.yaml", "east: {}");
        assertThat(scene.wrong())
                .containsExactly(HOME + "clouds.yaml: clouds: is missing; right is a mapping of names and clouds");
    }
}
