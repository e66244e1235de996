package io.vioscope.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A token that somebody wants.
 *
 * @param name   what it is to be called
 * @param role   what it is to be allowed
 * @param lasts  how long
 * @param scope  of whose things it is to be told
 */
public record TokenWish(String name, Role role, Duration lasts, Scope scope) {
    private static final String DAYS = "90";

    /** A wish, or what is wrong with it by field. */
    public record Read(Optional<TokenWish> wish, Map<String, String> wrong) {}

    /** Reads the fields name, role, days and projects. */
    public static Read read(Map<String, String> fields) {
        var wrong = new TreeMap<String, String>();
        var name = fields.getOrDefault("name", "").strip();
        Wanted.name(name).ifPresent(why -> wrong.put("name", why));
        var role = Role.of(fields.getOrDefault("role", Role.VIEWER.word()));
        if (role.isEmpty()) {
            wrong.put("role", "right would be viewer, operator or admin");
        }
        var days = fields.getOrDefault("days", DAYS);
        var number = days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0;
        if (number < 1 || number > ApiToken.LONGEST.toDays()) {
            wrong.put("days", "right would be a number from 1 to " + ApiToken.LONGEST.toDays());
        }
        var scope = scope(fields.getOrDefault("projects", ""), role, wrong);
        return wrong.isEmpty()
                ? new Read(Optional.of(new TokenWish(name, role.orElseThrow(), Duration.ofDays(number), scope)), wrong)
                : new Read(Optional.empty(), wrong);
    }

    private static Scope scope(String projects, Optional<Role> role, Map<String, String> wrong) {
        if (projects.isBlank()) {
            return Scope.ALL;
        }
        var read = Scope.read(projects);
        var scope = read.scope().orElse(Scope.ALL);
        var why = read.scope().isEmpty()
                ? read.wrong()
                : role.flatMap(known -> Scope.wrong(known, scope)).orElse("");
        if (!why.isEmpty()) {
            wrong.put("projects", why);
        }
        return scope;
    }
}
