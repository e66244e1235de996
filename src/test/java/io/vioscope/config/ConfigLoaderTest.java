package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.DeploymentMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    private Scene scene;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory);
    }

    private static String cloud(String more) {
        return Scene.CLOUD.replace("name: lab,", "name: lab, " + more);
    }

    private static String receiver(String address) {
        return Scene.CLOUD + "notify: { snmp: [ { name: noc, address: '" + address + "', community: s3cret } ] }\n";
    }

    private static String community(ServerConfig config) {
        return ((SnmpReceiver) config.receivers().get(0)).access().match(SnmpAccess.Community::community, user -> "");
    }

    @Test
    void takesTheExampleOfTheReadme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```yaml\n") + 8;
        scene.config(readme.substring(start, readme.indexOf("```", start)))
                .file(
                        "home/.config/openstack/clouds.yaml",
                        Scene.CLOUD.replace("[ { name: lab,", "{ prod-east: {").replace("} ]", "} }"));
        var config = scene.right();
        assertThat(config.http()).isEqualTo(new HttpConfig("127.0.0.1", 8080));
        assertThat(config.database()).isEqualTo(new DatabaseConfig.External("postgresql://user@host:5432/vioscope"));
        assertThat(config.clouds()).singleElement().satisfies(cloud -> {
            assertThat(cloud.name()).isEqualTo("prod-east");
            assertThat(cloud.poll("nova")).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(config.receivers()).containsExactly(new SnmpReceiver("noc", "127.0.0.1", 9162, "public"));
    }

    @Test
    void linksLeadToWherePeopleReachThePages() {
        assertThat(scene.config(Scene.CLOUD + "notify: { pages: 'https://vioscope.example.org/v/' }\n")
                        .right()
                        .voice()
                        .pages())
                .isEqualTo("https://vioscope.example.org/v");
    }

    @Test
    void onlyCloudsAreNeeded() {
        var config = scene.config(Scene.CLOUD).right();
        assertThat(config.http()).isEqualTo(HttpConfig.DEFAULT);
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Embedded(scene.path("conf/vioscope-data/pg")));
        assertThat(config.clouds().get(0).poll("nova")).isEqualTo(Polling.DEFAULT.interval());
        assertThat(config.receivers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'poll: 30s,'                       | 30    | 30",
                "'poll: 1m,'                        | 60    | 60",
                "'poll: 1h,'                        | 3600  | 3600",
                "'poll: 1500ms,'                    | 1.5   | 1.5",
                "'poll: { nova: 15s },'             | 15    | 30",
                "'poll: { default: 20s, nova: 5s },'| 5     | 20",
                "'poll: { default: 20 s },'         | 20    | 20",
            })
    void pollsAllSourcesOrEach(String poll, double nova, double keystone) {
        var cloud = scene.config(cloud(poll)).right().clouds().get(0);
        assertThat(cloud.poll("nova")).isEqualTo(Duration.ofMillis((long) (nova * 1000)));
        assertThat(cloud.poll("keystone")).isEqualTo(Duration.ofMillis((long) (keystone * 1000)));
    }

    @ParameterizedTest
    @CsvSource({"ha, HA", "compact, COMPACT", "tiny, TINY", "kubernetes, KUBERNETES"})
    void anOperatorMaySayHowACloudIsDeployed(String word, DeploymentMode mode) {
        var said = scene.config(cloud("deployment_mode: " + word + ",")).right();
        assertThat(said.clouds().get(0).mode()).isEqualTo(mode);
        assertThat(scene.config(cloud("")).right().clouds().get(0).mode()).isEqualTo(DeploymentMode.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"data, conf/data", "../data, data", "~/pg, home/pg"})
    void relativePathsStartFromTheConfigurationFile(String written, String meant) {
        var config = scene.config(Scene.CLOUD + "database: { embedded: " + written + " }")
                .right();
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Embedded(scene.path(meant)));
    }

    @Test
    void aVariableOverridesAValue() {
        var config = scene.config(receiver("127.0.0.1") + "http: { port: http }\ndatabase: { embedded: data }")
                .variable("VIOSCOPE_HTTP_PORT", "9000")
                .variable("VIOSCOPE_DATABASE_URI", "postgresql://db/vioscope")
                .variable("VIOSCOPE_CLOUDS_0_POLL_NOVA", "5s")
                .variable("VIOSCOPE_NOTIFY_SNMP_0_COMMUNITY", "other")
                .right();
        assertThat(config.http().port()).isEqualTo(9000);
        assertThat(config.database()).isEqualTo(new DatabaseConfig.External("postgresql://db/vioscope"));
        assertThat(config.clouds().get(0).poll("nova")).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.clouds().get(0).poll("keystone")).isEqualTo(Polling.DEFAULT.interval());
        assertThat(community(config)).isEqualTo("other");
    }

    @Test
    void aPathInAVariableStartsFromTheWorkingDirectory() {
        var config = scene.config(Scene.CLOUD)
                .variable("VIOSCOPE_DATABASE_EMBEDDED", "data")
                .right();
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Embedded(scene.path("work/data")));
    }

    @Test
    void variablesCanAddAReceiver() {
        var config = scene.config(receiver("127.0.0.1"))
                .variable("VIOSCOPE_NOTIFY_SNMP_1_NAME", "second")
                .variable("VIOSCOPE_NOTIFY_SNMP_1_ADDRESS", "192.0.2.1:9162")
                .variable("VIOSCOPE_NOTIFY_SNMP_1_COMMUNITY", "c")
                .right();
        assertThat(config.receivers()).hasSize(2).contains(new SnmpReceiver("second", "192.0.2.1", 9162, "c"));
    }

    @Test
    void whatKubernetesSetsIsPassedOver() {
        scene.config(Scene.CLOUD)
                .variable("VIOSCOPE_SERVICE_HOST", "10.0.0.1")
                .variable("VIOSCOPE_PORT", "tcp://10.0.0.1:8080")
                .variable("VIOSCOPE_PORT_8080_TCP_ADDR", "10.0.0.1")
                .right();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VIOSCOPE_HTTP_PORT      | http   | 'http is no port; right is 0 to 65535'",
                "VIOSCOPE_HTTP_PORT      | ''     | 'is empty; right is a value, or no such key'",
                "VIOSCOPE_CLOUDS_0_POLL  | 30     | '30 has no unit; right is 1s to 1h, a number with ms, s, m or h, such as 30s'",
                "VIOSCOPE_LOG_LEVEL      | loud   | 'loud is no level; right is TRACE, DEBUG, INFO, WARN, ERROR or OFF'",
                "VIOSCOPE_LOG_FORMAT     | xml    | 'xml is no form of a log; right is text or json'",
                "VIOSCOPE_HTTP_PROT      | 8080   | 'no value has this variable, perhaps VIOSCOPE_HTTP_PORT was meant; right is VIOSCOPE_ and the path of a value in capitals, such as VIOSCOPE_HTTP_PORT'",
                "VIOSCOPE_DATABASE_URI   | s3cret | 'is no connection URI; right is postgresql://user:password@host:5432/database, with special characters in % notation'",
            })
    void aWrongVariableIsNamed(String name, String value, String message) {
        scene.config(Scene.CLOUD).variable(name, value);
        assertThat(scene.wrong()).containsExactly("environment: " + name + ": " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9162, 127.0.0.1, 9162",
        "noc.example.org, noc.example.org, 162",
        "[2001:db8::1]:9162, 2001:db8::1, 9162",
        "[::1], ::1, 162",
        "[fe80::1%eth0]:162, fe80::1%eth0, 162"
    })
    void readsTheAddressesOfReceivers(String address, String host, int port) {
        assertThat(scene.config(receiver(address)).right().receivers())
                .containsExactly(new SnmpReceiver("noc", host, port, "s3cret"));
    }

    @Test
    void readsSecretsFromFiles() {
        var config = scene.config(receiver("127.0.0.1")
                        .replace("password: s3cret", "password_file: secrets/password")
                        .replace("community: s3cret", "community_file: ~/community"))
                .file("conf/secrets/password", "hush hush\n")
                .file("home/community", "quiet\r\n")
                .right();
        assertThat(community(config)).isEqualTo("quiet");
        var password = config.clouds().get(0).access().credentials().match(Credentials.Password::password, a -> "");
        assertThat(password).isEqualTo("hush hush");
    }

    @Test
    void refusesASecretFileWithNothingInIt() {
        scene.config(Scene.CLOUD.replace("password: s3cret", "password_file: p"))
                .file("conf/p", "\n");
        assertThat(scene.wrong())
                .containsExactly("vioscope.yaml:1: clouds[0].auth.password_file: p is an empty file;"
                        + " right is a file with the secret in it");
    }

    @Test
    void putsVariablesIntoValues() {
        var config = scene.config(Scene.CLOUD.replace("s3cret", "\"${WORD}-$${WORD}-$WORD\""))
                .variable("WORD", "x")
                .right();
        var password = config.clouds().get(0).access().credentials().match(Credentials.Password::password, a -> "");
        assertThat(password).isEqualTo("x-${WORD}-$WORD");
    }

    @Test
    void noSecretIsInWhatTheConfigurationPrints() {
        var config = scene.config(receiver("127.0.0.1")
                + "database: { uri: 'postgresql://u:s3cret@db/v?password=s3cret&sslpassword=s3cret' }");
        assertThat(config.right().toString())
                .contains("postgresql://u", "lab", "noc")
                .doesNotContain("s3cret");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(scene.wrong())
                .containsExactly("vioscope.yaml: there is no such file; right is a YAML file that exists");
    }

    @Test
    void saysThatItIsADirectory() {
        scene.file("conf/vioscope.yaml/x", "");
        assertThat(scene.wrong()).containsExactly("vioscope.yaml: is a directory; right is a YAML file");
    }

    private static final String COOLING = """
            problems:
              - name: hypervisor.cooling_lost
                kind: hypervisor
                text: "{name} has lost its cooling"
                advice: Look at the machine room
                settled_by: [vcenter]
                shows:
                  - {symptom: compute_service.silent, via: manages hypervisor}
            """;

    @Test
    void filesBesideTheConfigurationAddToTheCausalModel() {
        scene.file("conf/causes/cooling.yaml", COOLING);
        var delivered = scene.config(Scene.CLOUD).right().causes();
        var more = scene.config(Scene.CLOUD + "causal_model: [ causes/cooling.yaml ]\n")
                .right()
                .causes();
        assertThat(delivered.problem("hypervisor.cooling_lost")).isEmpty();
        assertThat(more.problem("hypervisor.cooling_lost"))
                .hasValueSatisfying(p -> assertThat(p.advice()).isEqualTo("Look at the machine room"));
        assertThat(more.problems()).hasSize(delivered.problems().size() + 1);
    }

    @Test
    void aLaterFileTakesTheProblemsPlace() {
        scene.file("conf/one.yaml", COOLING).file("conf/two.yaml", COOLING.replace("Look at", "Run to"));
        var causes = scene.config(Scene.CLOUD + "causal_model: [ one.yaml, two.yaml ]\n")
                .right()
                .causes();
        assertThat(causes.problem("hypervisor.cooling_lost"))
                .hasValueSatisfying(p -> assertThat(p.advice()).isEqualTo("Run to the machine room"));
    }

    @Test
    void aVariableNamesAFileOfTheCausalModelFromTheWorkingDirectory() {
        scene.file("work/cooling.yaml", COOLING).variable("VIOSCOPE_CAUSAL_MODEL_0", "cooling.yaml");
        assertThat(scene.config(Scene.CLOUD).right().causes().problem("hypervisor.cooling_lost"))
                .isPresent();
        assertThat(scene.variable("VIOSCOPE_PROBLEMS_0_ADVICE", "hush").wrong())
                .singleElement()
                .asString()
                .contains("VIOSCOPE_PROBLEMS_0_ADVICE: no value has this variable");
    }

    @Test
    void aDeliveredSymptomThatAReplacedProblemNoLongerShowsIsNoMistake() {
        scene.file("conf/failed.yaml", """
                problems:
                  - name: server.not_moved
                    kind: server
                    text: "{name} was not moved"
                    advice: Try again
                    settled_by: [vcenter]
                    shows: [{symptom: server.error}]
                """);
        var causes = scene.config(Scene.CLOUD + "causal_model: [ failed.yaml ]\n")
                .right()
                .causes();
        assertThat(causes.problem("server.not_moved"))
                .hasValueSatisfying(p -> assertThat(p.text()).isEqualTo("{name} was not moved"));
    }

    @Test
    void theExampleOfItsOwnPageIsARightCausalModel() throws IOException {
        var page = Files.readString(Path.of("docs/causal-model.md"));
        var start = page.indexOf("```yaml\nsymptoms:") + 8;
        scene.file("conf/causes.yaml", page.substring(start, page.indexOf("```", start)));
        var causes = scene.config(Scene.CLOUD + "causal_model: [ causes.yaml ]\n")
                .right()
                .causes();
        assertThat(causes.problem("availability_zone.cooling_lost")).isPresent();
    }
}
