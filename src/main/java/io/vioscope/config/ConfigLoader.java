package io.vioscope.config;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Origin;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.config.yaml.Surroundings;
import io.vioscope.config.yaml.YamlFile;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.words.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code vioscope.yaml} and what it refers to, and finds every mistake at once.
 *
 * <ul>
 *   <li>Relative paths start from the configuration file's directory. {@code ~/} is the home directory.
 *   <li><code>${NAME}</code> in a value stands for an environment variable, which must be set; <code>$${</code> for
 *       itself.
 *   <li>Every single value can be overridden by an environment variable: {@code VIOSCOPE_HTTP_PORT},
 *       {@code VIOSCOPE_NOTIFY_SNMP_0_COMMUNITY}; an index after the last one of the file appends. Of two values that
 *       exclude each other ({@code uri} and {@code embedded}) the one in a variable wins.
 *   <li>A {@code VIOSCOPE_*} variable that overrides nothing is a mistake, since it would be ignored in silence, except
 *       those that Kubernetes sets for a service of that name.
 *   <li>Without {@code database} the data are kept in {@code vioscope-data/pg} beside the configuration file.
 *   <li>The files of {@code causal_model} add to the causal model that is delivered, or take the place of parts of it.
 *   <li>Without {@code clouds} the cloud of {@code OS_CLOUD}, or else of the other {@code OS_*} variables, is watched.
 * </ul>
 */
public final class ConfigLoader {
    /** Where an embedded PostgreSQL keeps its data if nothing else is said, from the configuration file's directory. */
    public static final String DEFAULT_DATA = "vioscope-data/pg";

    private final Surroundings surroundings;
    private final Consumer<Set<String>> secrets;

    /** Reads with this environment and these directories. */
    public ConfigLoader(Surroundings surroundings) {
        this(surroundings, secrets -> {});
    }

    /** The same, and tells each time what secrets were read, also where something is wrong. */
    public ConfigLoader(Surroundings surroundings, Consumer<Set<String>> secrets) {
        this.surroundings = surroundings;
        this.secrets = secrets;
    }

    /** Reads a file; messages name it as it is named here. Blocks. */
    public ConfigOutcome load(Path file) {
        var reading = new Reading(surroundings);
        var absolute = surroundings.working().resolve(file).toAbsolutePath().normalize();
        var base = Objects.requireNonNullElse(absolute.getParent(), absolute);
        var origin = new Origin(file.toString(), 0, null, base, true);
        var config = new YamlFile(reading)
                .read(absolute, origin)
                .flatMap(mapping -> config(Section.root(reading, mapping), base));
        secrets.accept(reading.secrets());
        return config.<ConfigOutcome>map(ConfigOutcome.Right::new)
                .orElseGet(() -> new ConfigOutcome.Wrong(reading.mistakes()));
    }

    private static Optional<ServerConfig> config(Section root, Path base) {
        root.only(List.of(
                "http",
                "database",
                "clouds",
                "notify",
                "snmp",
                "causal_model",
                "access",
                "tracing",
                "log",
                "language"));
        var http = http(root.section("http"), root.givenBelow("access"));
        var database = database(root.section("database"), base);
        var clouds = new CloudsReader(root, base).read();
        var access = access(root, clouds);
        var snmp = root.section("snmp");
        var notify = new NotifyReader(root.section("notify"), snmp.givenBelow("traps_in"));
        var receivers = notify.receivers();
        var told = notify.forAll();
        snmp.only(List.of("agent", "traps_in"));
        var agent = agent(snmp);
        var traps = traps(snmp, clouds);
        var causes = causes(root);
        var tracing = tracing(root);
        var log = new LogReader(root.section("log")).read();
        var language = language(root);
        var reading = root.reading();
        reading.refuseUnknownVariables();
        if (!reading.flawless() || http == null || database == null || told == null || language == null)
            return Optional.empty();
        return Optional.of(new ServerConfig(
                http, database, clouds, receivers, told, causes, agent, traps, access, tracing, log, language));
    }

    /** Nobody may read where nothing is said of that. */
    private static @Nullable AgentConfig agent(Section snmp) {
        return snmp.givenBelow("agent") ? new AgentReader(snmp.section("agent")).read() : null;
    }

    /** Nobody's traps are taken where nothing is said of that. */
    private static @Nullable TrapsConfig traps(Section snmp, List<CloudConfig> clouds) {
        var names = clouds.stream().map(CloudConfig::name).collect(Collectors.toCollection(TreeSet::new));
        return snmp.givenBelow("traps_in") ? new TrapsReader(snmp.section("traps_in"), names).read() : null;
    }

    /** Nobody is asked to sign in where nothing is said of that. */
    private static @Nullable SignInConfig access(Section root, List<CloudConfig> clouds) {
        return root.givenBelow("access") ? new SignInReader(root.section("access"), clouds).read() : null;
    }

    /** No traces are collected where nothing is said of that. */
    private static @Nullable TracingConfig tracing(Section root) {
        return root.givenBelow("tracing") ? new TracingReader(root.section("tracing")).read() : null;
    }

    /** Where people sign in their roles say who may do something, so all may be done that nobody forbids. */
    private static @Nullable HttpConfig http(Section http, boolean signIn) {
        http.only(List.of("host", "port", "controls", "tls"));
        var host = http.field("host");
        var port = http.field("port");
        var hostName = host == null ? HttpConfig.DEFAULT.host() : Values.host(http.reading(), host);
        var number = port == null ? Integer.valueOf(HttpConfig.DEFAULT.port()) : Values.port(http.reading(), port);
        if (hostName == null || number == null) return null;
        var usual = new HttpConfig(hostName, number);
        var controls = http.field("controls");
        var said =
                controls == null ? Boolean.valueOf(signIn || usual.controls()) : Values.flag(http.reading(), controls);
        if (said == null) return null;
        if (!http.givenBelow("tls")) return new HttpConfig(hostName, number, said);
        var tls = new TlsReader(http.section("tls")).read();
        return tls == null ? null : new HttpConfig(hostName, number, said, tls);
    }

    private static @Nullable Language language(Section root) {
        var field = root.field("language");
        if (field == null) return Language.ENGLISH;
        return Language.of(field.text())
                .orElseGet(() -> Values.wrong(
                        root.reading(),
                        field,
                        "is no language of the pages",
                        "one of " + String.join(", ", Language.tags())));
    }

    private static @Nullable DatabaseConfig database(Section database, Path base) {
        database.only(List.of("uri", "uri_file", "embedded"));
        var home = database.reading().surroundings().home();
        if (!database.givenSecret("uri")) {
            var directory = database.field("embedded");
            return new DatabaseConfig.Embedded(directory == null ? base.resolve(DEFAULT_DATA) : directory.path(home));
        }
        var chosen = chosen(database);
        if (chosen == null) return null;
        if (isDirectory(chosen)) return new DatabaseConfig.Embedded(chosen.path(home));
        var uri = database.secret("uri");
        return uri == null ? null : Values.databaseUri(database.reading(), uri);
    }

    private static @Nullable Field chosen(Section database) {
        return database.either(database.given("uri") ? "uri" : "uri_file", "embedded");
    }

    private static boolean isDirectory(Field field) {
        return field.key().toLowerCase(Locale.ROOT).endsWith("embedded");
    }

    /** Read apart, since no variable overrides what is in the model. */
    private static CausalModel causes(Section root) {
        var around = root.reading().surroundings();
        var apart = new Reading(new Surroundings(Map.of(), around.home(), around.working(), around.system()));
        var files = root.fields("causal_model").stream()
                .map(field -> field.path(around.home()))
                .toList();
        var model = CausalFiles.read(apart, files);
        apart.mistakes().forEach(root.reading()::add);
        return model;
    }
}
