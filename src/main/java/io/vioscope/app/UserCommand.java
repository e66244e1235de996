package io.vioscope.app;

import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Wanted;
import io.vioscope.app.UserOrder.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code user}. */
@Command(
        name = "user",
        description =
                "Add, change, remove and list the users whose passwords are kept here; also beside a running server.")
final class UserCommand implements Callable<Integer> {
    private final Commands commands;
    private final Configured configured;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "VERB",
            description = "add, passwd (ends their sessions), role, remove (ends their sessions) or list.")
    private Verb verb = Verb.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Of whom.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            converter = RoleConverter.class,
            description = "viewer, operator or admin (default: ${DEFAULT-VALUE}).")
    private Role role = Role.VIEWER;

    @Option(
            names = "--projects",
            paramLabel = "IDS",
            description =
                    "Ids of projects, with commas between: a viewer who is told of nothing else (default: of all).")
    private @Nullable String projects;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password, or - for standard input (default: one is made and printed once).")
    private @Nullable Path passwordFile;

    @Mixin
    private ConfigOption config = new ConfigOption();

    UserCommand(Commands commands, Configured configured) {
        this.commands = commands;
        this.configured = configured;
    }

    @Override
    public Integer call() throws IOException {
        if (verb != Verb.LIST) {
            refuse(Wanted.name(name));
        }
        var password = passwordFile == null ? "" : password(passwordFile);
        if (!password.isEmpty()) {
            refuse(Wanted.password(name, password));
        }
        var order = new UserOrder(verb, name, role, password, scope());
        return configured.run(config.file(), right -> commands.user(right, order));
    }

    private Scope scope() {
        if (projects == null) {
            return Scope.ALL;
        }
        var read = Scope.read(projects);
        refuse(read.scope().isEmpty() ? Optional.of("--projects: " + read.wrong()) : Optional.empty());
        var scope = read.scope().orElseThrow();
        refuse(Scope.wrong(role, scope));
        return scope;
    }

    private void refuse(Optional<String> wrong) {
        if (wrong.isPresent()) {
            throw new ParameterException(spec.commandLine(), wrong.get() + ".");
        }
    }

    private String password(Path file) throws IOException {
        if (!file.toString().equals("-")) {
            return Files.exists(file) ? Files.readString(file).stripTrailing() : missing(file);
        }
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    }

    private String missing(Path file) {
        throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
    }

    /** A role by its word. */
    static final class RoleConverter implements ITypeConverter<Role> {
        @Override
        public Role convert(String text) {
            var words = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
            return Role.of(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no role; right is " + words));
        }
    }
}
