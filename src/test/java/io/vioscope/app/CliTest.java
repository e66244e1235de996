package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.app.query.Query;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.model.DeploymentMode;
import io.vioscope.recording.Names;
import io.vioscope.recording.RecordTo;
import io.vioscope.recording.Replay;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.story.Scenario;
import io.vioscope.simulator.story.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class CliTest {
    private static final String CONFIG = "http: { port: 7000 }\nclouds: [ { name: lab, auth: { username: u,"
            + " auth_url: 'https://k.example.org', password: s3cret, project_name: p } } ]";

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Calls calls = new Calls();

    /** Writes down what it is told to do. */
    private static final class Calls implements Commands {
        private final List<Object> made = new ArrayList<>();

        @Override
        public int demo(DemoOptions options) {
            made.add(options);
            return ExitCode.OK;
        }

        @Override
        public int serve(ServerConfig config, @Nullable RecordTo record) {
            made.add(config.http().port());
            if (record != null) made.add(record);
            return ExitCode.OK;
        }

        @Override
        public int user(ServerConfig config, UserOrder order) {
            made.add(order);
            return ExitCode.OK;
        }

        @Override
        public int audit(ServerConfig config, AuditOrder order) {
            made.add(order);
            return ExitCode.OK;
        }

        @Override
        public int check(ServerConfig config) {
            made.add("check " + config.clouds().get(0).name());
            return ExitCode.FAILED;
        }

        @Override
        public int replay(ReplayOptions options) {
            made.add(options);
            return ExitCode.OK;
        }

        @Override
        public int query(Query query) {
            made.add(query);
            return ExitCode.OK;
        }

        @Override
        public int simulate(SimulateOptions options) {
            if (options.plan().seed() == 13) throw new IllegalStateException("a bug");
            made.add(options);
            return ExitCode.OK;
        }
    }

    private int run(String... args) {
        var around = new Surroundings(Map.of(), directory, directory, directory);
        return new Cli(calls, around, new PrintWriter(out), new PrintWriter(err), Ansi.OFF).run(args);
    }

    private void config(String text) throws IOException {
        Files.writeString(directory.resolve("vioscope.yaml"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'demo serve check simulate replay query help --help --version'",
        "demo, --http-port --servers --mode --seed --scenario --admin-port --data --record --record-names --record-limit --help",
        "serve, --config -c --http-port --record --record-names --record-limit --help",
        "replay, --cloud --facts --until --json --help",
        "check, --config -c --help",
        "query, --url --token-file --limit --columns --json --help",
        "simulate, --port --servers --clusters --projects --networks --routers --volumes --ports-per-server --networking --release --mode --speed --scenario --admin-port --seed --no-life --help"
    })
    void helpNamesEveryOptionAndExitCode(String command, String options) {
        var args = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        assertThat(run(args)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(options.split(" "))
                .contains("Exit codes:", " 0 ", " 1 ", " 2 ", "65 ", "78 ");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err.toString()).isEmpty();
        assertThat(calls.made).isEmpty();
    }

    @Test
    void asksWithTheTokenOfAFile() throws IOException {
        Files.writeString(directory.resolve("token"), "t0k\n");
        var token = directory.resolve("token").toString();

        assertThat(run("query", "entities", "q=kind:server", "--token-file", token, "--columns", "id,name"))
                .isEqualTo(ExitCode.OK);
        var url = URI.create("http://127.0.0.1:8080");
        assertThat(calls.made)
                .containsExactly(new Query(
                        url, "entities", Map.of("q", "kind:server"), "t0k", 1000, List.of("id", "name"), false));
        assertThat(calls.made.toString()).doesNotContain("t0k");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc, is no collection; right is such as problems",
        "problems --limit 0, is no limit; right is 1 or more",
        "problems --url ftp://x, is no address of a server; right is such as http://127.0.0.1:8080",
        "problems --token-file /nowhere, the token cannot be read from /nowhere"
    })
    void saysWhatIsWrongWithAQuestion(String arguments, String why) {
        assertThat(run(("query " + arguments).split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(why);
        assertThat(calls.made).isEmpty();
    }

    @Test
    void printsTheVersion() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("vioscope ").contains("Java 1").doesNotContain("${");
    }

    @Test
    void theDefaultsAreThoseOfTheHelp() {
        assertThat(run("demo")).isEqualTo(ExitCode.OK);
        assertThat(run("simulate")).isEqualTo(ExitCode.OK);
        assertThat(calls.made)
                .containsExactly(
                        new DemoOptions(8080, 500, DeploymentMode.HA, 1, 8081, ScenarioReader.demo(), null, null),
                        new SimulateOptions(5000, 0, new CloudPlan(1, 300, 4, Timings.REAL), ScenarioReader.demo()));
    }

    @Test
    void optionsAreHandedOn() {
        run("demo", "--http-port", "0", "--servers=5", "--mode=compact", "--seed", "7", "--data", "d");
        run(
                "simulate",
                "--port=0",
                "--servers",
                "5",
                "--clusters",
                "2",
                "--mode=kubernetes",
                "--seed",
                "7",
                "--no-life",
                "--speed=60",
                "--admin-port=5001",
                "--release=zed");
        assertThat(calls.made)
                .containsExactly(
                        new DemoOptions(
                                0, 5, DeploymentMode.COMPACT, 7, 8081, ScenarioReader.demo(), Path.of("d"), null),
                        new SimulateOptions(
                                0,
                                5001,
                                new CloudPlan(7, 5, 2, new Timings(60))
                                        .withRelease(Release.ZED)
                                        .withMode(DeploymentMode.KUBERNETES),
                                Scenario.QUIET));
    }

    @Test
    void aSimulatedCloudIsOfTheSizeThatWasAskedFor() {
        run("simulate", "--servers=100", "--projects=10", "--networks=50", "--volumes=7", "--networking=DVS");
        var size = new CloudSize(100, 4, 10, 50, 25, 7, 2);
        assertThat(calls.made)
                .containsExactly(new SimulateOptions(
                        5000,
                        0,
                        CloudPlan.DEFAULT.withSize(size).withNetworking(Networking.DVS),
                        ScenarioReader.demo()));
    }

    @Test
    void aScenarioIsReadBeforeAnythingStarts() throws IOException {
        Files.writeString(directory.resolve("morning.yaml"), "events:\n  - {at: 2m, fault: esxi-down-ha}\n");
        run("simulate", "--scenario", directory.resolve("morning.yaml").toString());
        assertThat(calls.made)
                .singleElement()
                .satisfies(call ->
                        assertThat(((SimulateOptions) call).scenario().events()).hasSize(1));
        Files.writeString(directory.resolve("wrong.yaml"), "events:\n  - {at: 2m, fault: esxi-dawn}\n");
        assertThat(run("simulate", "--scenario", directory.resolve("wrong.yaml").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("wrong.yaml: event 1: there is no fault 'esxi-dawn'; did you mean 'esxi-down");
    }

    @Test
    void aTinyCloudHasOneCluster() {
        run("simulate", "--mode=tiny", "--servers=9");
        assertThat(calls.made)
                .containsExactly(new SimulateOptions(
                        5000,
                        0,
                        new CloudPlan(1, 9, 1, Timings.REAL).withMode(DeploymentMode.TINY),
                        ScenarioReader.demo()));
    }

    @Test
    void serveTakesThePortOfTheOptionBeforeThatOfTheFile() throws IOException {
        config(CONFIG);
        assertThat(run("serve")).isEqualTo(ExitCode.OK);
        assertThat(run("serve", "--http-port", "7001")).isEqualTo(ExitCode.OK);
        assertThat(calls.made).containsExactly(7000, 7001);
    }

    @Test
    void whatIsRecordedAndPlayedIsHandedOn() throws IOException {
        config(CONFIG);
        run("serve", "--record", "r");
        run("serve", "--record", "r", "--record-names", "keep", "--record-limit=20MB");
        run("replay", "r", "--cloud", "lab", "--facts", "--json", "--until", "2026-11-25T03:12:00Z");
        run("replay", "r");
        assertThat(calls.made)
                .containsExactly(
                        7000,
                        new RecordTo(Path.of("r"), Names.HIDE, 1_000_000_000),
                        7000,
                        new RecordTo(Path.of("r"), Names.KEEP, 20_000_000),
                        new ReplayOptions(
                                new Replay.Wish(Path.of("r"), "lab", Instant.parse("2026-11-25T03:12:00Z")),
                                true,
                                true),
                        new ReplayOptions(new Replay.Wish(Path.of("r"), null, null), false, false));
    }

    @Test
    void checkAnswersWhatTheCheckFound() throws IOException {
        config(CONFIG);
        assertThat(run("check", "--config", "vioscope.yaml")).isEqualTo(ExitCode.FAILED);
        assertThat(calls.made).containsExactly("check lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check"})
    void aWrongConfigurationStartsNothing(String command) throws IOException {
        config("http: { port: 80800 }\n" + CONFIG.replace("http: { port: 7000 }", "metrics: x"));
        assertThat(run(command)).isEqualTo(ExitCode.CONFIG);
        assertThat(err.toString().lines())
                .containsExactly(
                        "vioscope.yaml:1: http.port: 80800 is no port; right is 0 to 65535",
                        "vioscope.yaml:2: metrics: unknown key; right is one of http, database, clouds, notify, snmp, causal_model, access, tracing, log, language",
                        "vioscope: not started: the configuration has 2 mistakes");
        assertThat(out.toString()).isEmpty();
        assertThat(calls.made).isEmpty();
    }

    @Test
    void aMissingConfigurationIsAWrongOne() {
        assertThat(run("serve", "-c", "nowhere.yaml")).isEqualTo(ExitCode.CONFIG);
        assertThat(err.toString()).startsWith("nowhere.yaml: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --http-port 99999    | '99999' is no port; right is 0 to 65535         | vioscope serve --help",
                "demo --http-port x         | 'x' is no port; right is 0 to 65535             | vioscope demo --help",
                "demo --servers -1          | '-1' is no number of servers; right is 0 to     | vioscope demo --help",
                "simulate --clusters 0      | '0' is no number of clusters; right is 1 to     | vioscope simulate --help",
                "simulate --networks 3      | cannot have 3 networks, with 6 projects          | vioscope simulate --help",
                "demo --mode big            | 'big' is no deployment mode; right is ha         | vioscope demo --help",
                "simulate --mode unknown    | right is ha, compact, tiny, kubernetes          | vioscope simulate --help",
                "simulate --mode tiny --clusters 2 | one cluster and not 2                    | vioscope simulate --help",
                "demo --seed x              | 'x'                                             | vioscope demo --help",
                "demo --record-names no     | 'no' is not possible; right is keep or hide     | vioscope demo --help",
                "serve --record-limit 1     | '1' is no size; right is such as 500MB          | vioscope serve --help",
                "replay                     | DIR                                             | vioscope replay --help",
                "replay r --until noon      | 'noon' is no time; right is such as             | vioscope replay --help",
                "serv                       | Did you mean: vioscope serve                    | vioscope --help",
                "serve --http-prot 1        | Possible solutions: --http-port                 | vioscope serve --help",
                "serve more                 | 'more'                                          | vioscope serve --help",
                "serve --config             | --config                                        | vioscope serve --help",
                "''                         | A command is missing                            | vioscope --help"
            },
            quoteCharacter = '"')
    void wrongUsageGetsAHint(String args, String message, String help) {
        var words = args.equals("''") ? new String[0] : args.split(" ");
        assertThat(run(words)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("vioscope: ").contains(message).contains("Try '" + help + "'.");
        assertThat(err.toString().lines()).hasSizeLessThan(5).noneMatch(line -> line.startsWith("\tat "));
        assertThat(out.toString()).isEmpty();
        assertThat(calls.made).isEmpty();
    }

    @Test
    void aBugIsSaidWithoutItsTrace() {
        assertThat(run("simulate", "--seed", "13")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().lines())
                .containsExactly("vioscope: stopped by a bug: java.lang.IllegalStateException: a bug;"
                        + " VIOSCOPE_LOG_LEVEL=DEBUG says where");
    }
}
