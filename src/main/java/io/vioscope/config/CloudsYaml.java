package io.vioscope.config;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Item.Mapping;
import io.vioscope.config.yaml.Mistake;
import io.vioscope.config.yaml.Nearest;
import io.vioscope.config.yaml.Origin;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clouds that OpenStack's own convention knows (docs.openstack.org/openstacksdk, "Configuring OpenStack SDK
 * Applications"): the first {@code clouds.yaml} of {@code OS_CLIENT_CONFIG_FILE}, the working directory,
 * {@code ~/.config/openstack} and {@code /etc/openstack}, the same of {@code secure.yaml} merged over it, and the
 * {@code OS_*} variables as the cloud {@code envvars} (or {@code OS_CLOUD_NAME}). Added to the convention: the
 * configuration file's directory, after the working directory. Stricter than the convention: a file that is not there
 * though a variable names it, or that is no YAML, is a mistake rather than passed over. Left out: the directories of
 * macOS and Windows, {@code .json}, and vendor profiles. Relative paths in the files start from the working directory.
 */
final class CloudsYaml {
    /** What an entry can be made of; of the other {@code OS_*} variables nothing is wanted. */
    private static final List<String> VARIABLES = List.of(
            "auth_url",
            "username",
            "user_id",
            "password",
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
            "auth_type",
            "region_name",
            "interface",
            "endpoint_type",
            "cacert",
            "insecure",
            "identity_api_version",
            "cert",
            "key",
            "system_scope",
            "trust_id",
            "token");

    private final Reading reading;
    private final Path base;
    private final List<Path> found = new ArrayList<>();
    private @Nullable Mapping clouds;

    /** Whether a file is wrong as a whole: then nobody can tell which clouds it was meant to have. */
    private boolean unreadable;

    CloudsYaml(Reading reading, Path base) {
        this.reading = reading;
        this.base = base;
    }

    /** The cloud that the variables make up. */
    String environmentName() {
        return Objects.requireNonNullElse(reading.variable("OS_CLOUD_NAME"), "envvars");
    }

    /** The value of a variable, as a field. */
    Field variable(String name, String text) {
        var origin = Origin.variable(name, reading.surroundings().working());
        return new Field(origin, name, text, text, Item.Type.TEXT, false);
    }

    /** The entry of a cloud; null, and a mistake where its name is, if there is none. */
    @Nullable
    Mapping entry(Field name) {
        if (clouds == null) clouds = read();
        var entry = clouds.entries().get(name.text());
        if (entry instanceof Mapping mapping) return mapping;
        if (entry != null) reading.add(aMapping(entry.origin(), "clouds." + name.text(), entry.sort()));
        else if (!unreadable) reading.add(unknown(name));
        return null;
    }

    private List<String> lookedFor() {
        var working = reading.surroundings().working();
        var once = new LinkedHashMap<Path, String>();
        places("OS_CLIENT_CONFIG_FILE", "clouds")
                .filter(f -> !f.toString().endsWith(".yml"))
                .forEach(f ->
                        once.putIfAbsent(working.resolve(f).toAbsolutePath().normalize(), f.toString()));
        return List.copyOf(once.values());
    }

    private Mistake unknown(Field name) {
        var known = clouds == null
                ? List.<String>of()
                : List.copyOf(clouds.entries().keySet());
        if (found.isEmpty()) {
            return name.mistake(
                    "is to be in a clouds.yaml, and there is none",
                    "auth beside the name, or one of the files " + String.join(", ", lookedFor()));
        }
        var where = String.join(" or ", found.stream().map(Path::toString).toList());
        if (known.isEmpty()) return name.mistake("is not in " + where + ", where no cloud is", "an entry there");
        var right = Nearest.to(name.text(), known)
                .map(k -> k + ", or another of them")
                .orElse("one of them");
        return name.mistake(
                "is not in " + where + ", where " + String.join(", ", known) + (known.size() == 1 ? " is" : " are"),
                right + ", or auth beside the name");
    }

    private Mapping read() {
        var publicly = file("OS_CLIENT_CONFIG_FILE", "clouds");
        var clouds = publicly.under(file("OS_CLIENT_SECURE_FILE", "secure"));
        var variables = variables();
        if (variables.entries().isEmpty()) return clouds;
        var name = environmentName();
        if (clouds.entries().containsKey(name)) {
            reading.add(variable("OS_CLOUD_NAME", name).mistake("is a cloud of a file as well", "another name"));
        }
        return clouds.under(new Mapping(variables.origin(), Map.of(name, variables)));
    }

    private Mapping variables() {
        var working = reading.surroundings().working();
        var entries = new LinkedHashMap<String, Item>();
        for (var key : VARIABLES) {
            var name = "OS_" + key.toUpperCase(Locale.ROOT);
            var value = reading.variable(name);
            if (value == null || value.isEmpty()) continue;
            entries.put(key, new Item.Scalar(Origin.variable(name, working), value, Item.Type.TEXT));
        }
        boolean onlySelects = entries.keySet().equals(Set.of("region_name"));
        var origin = new Origin(Mistake.ENVIRONMENT, 0, null, working, false);
        return new Mapping(origin, onlySelects ? Map.of() : entries);
    }

    /** The first file that exists. */
    private Mapping file(String variable, String name) {
        var named = reading.variable(variable);
        var file = places(variable, name)
                .filter(f -> Files.exists(reading.surroundings().working().resolve(f)))
                .findFirst()
                .orElse(null);
        if (named != null && !Path.of(named).equals(file)) {
            reading.add(variable(variable, named).mistake("names a file that is not there", "a file that exists"));
            unreadable = true;
        }
        return file == null ? nothing(base) : content(file);
    }

    private Stream<Path> places(String variable, String name) {
        var around = reading.surroundings();
        var named = reading.variable(variable);
        var directories = Stream.of(
                around.working(),
                base,
                around.home().resolve(".config/openstack"),
                around.system().resolve("etc/openstack"));
        var files = directories.flatMap(d -> Stream.of(d.resolve(name + ".yaml"), d.resolve(name + ".yml")));
        return named == null ? files : Stream.concat(Stream.of(Path.of(named)), files);
    }

    private Mapping content(Path file) {
        found.add(file);
        var working = reading.surroundings().working();
        var origin = new Origin(file.toString(), 0, null, working, false);
        var content = new YamlFile(reading).read(working.resolve(file), origin);
        var item = content.map(c -> c.entries().get("clouds")).orElse(null);
        if (item instanceof Mapping mapping) return mapping;
        unreadable = true;
        if (content.isEmpty()) return nothing(working);
        if (item == null) reading.add(wrong(origin, "clouds", "is missing"));
        else reading.add(wrong(item.origin(), "clouds", "is " + item.sort()));
        return nothing(working);
    }

    private static Mapping nothing(Path directory) {
        return new Mapping(new Origin("", 0, null, directory, false), Map.of());
    }

    private static Mistake aMapping(Origin origin, String key, String sort) {
        return new Mistake(origin.file(), origin.line(), key, null, "is " + sort, "a mapping with auth in it");
    }

    private static Mistake wrong(Origin origin, String key, String problem) {
        return new Mistake(origin.file(), origin.line(), key, null, problem, "a mapping of names and clouds");
    }
}
