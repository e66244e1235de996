package io.vioscope.access;

import static io.vioscope.access.Role.ADMIN;
import static io.vioscope.access.Role.OPERATOR;
import static io.vioscope.access.Role.VIEWER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of routes and the role each needs. A route that is not in it is for admins, and fails the build. */
public final class Rules {
    private static final List<Rule> ALL = new ArrayList<>();

    /** What is sent as changes are, since it does not fit into an address, and changes nothing. */
    private static final Set<String> ASKS = Set.of("POST /api/v1/what-if");

    private static final Comparator<Rule> BY_NEED =
            Comparator.comparing(Rule::role, Comparator.nullsFirst(Comparator.naturalOrder()));

    static {
        // What tells nothing of a cloud, and what somebody needs to sign in.
        reads(null, "/assets/*", "/healthz", "/readyz", "/mibs/VIOSCOPE-MIB.txt", "/openapi.yaml", "/openapi.json");

        reads(null, "/sign-in", "/sign-in/oidc", "/sign-in/oidc/callback");
        writes(null, "/sign-in", "/sign-out", "/theme", "/settings");

        // Of some projects only, too: what is made of a world in which there is nothing else.
        scoped(
                "/problems",
                "/problems/:number",
                "/entities",
                "/entities.csv",
                "/entities/:kind/:id",
                "/help",
                "/docs",
                "/settings",
                "/eventbus/*");
        scoped("/password");
        ALL.add(new Rule("POST", "/password", VIEWER, true));
        scoped("/api/v1/entities", "/api/v1/entities/:kind/:id", "/api/v1/alarms");
        scoped("/api/v1/problems", "/api/v1/problems/:number");
        scoped("/api/v1/problems/:number/evidence", "/api/v1/problems/:number/timeline");

        // What is a reader's own, and tells nothing of a cloud.
        own("POST", "/views", "/views/delete");
        own("GET", "/api/v1/views");
        own("PUT", "/api/v1/views/:page/:name");
        own("DELETE", "/api/v1/views/:page/:name");

        reads(VIEWER, "/", "/topology", "/topology/:kind/:id");
        reads(VIEWER, "/entities/:kind/:id/placement", "/entities/:kind/:id/why");
        reads(VIEWER, "/history", "/history/handover", "/history/handover.txt", "/api/v1/problems/history");
        reads(VIEWER, "/what-if", "/rules", "/rules/:problem", "/maintenance", "/sources", "/system", "/api/v1/system");
        reads(VIEWER, "/notifications", "/notifications/:receiver", "/notifications/:receiver/:cloud/:seq");
        reads(VIEWER, "/metrics", "/api/v1/system/licences");
        reads(VIEWER, "/api/v1/entities/:kind/:id/placement", "/api/v1/entities/:kind/:id/why");
        reads(VIEWER, "/api/v1/entities/:kind/:id/neighbours", "/api/v1/kinds", "/api/v1/topology");
        reads(VIEWER, "/api/v1/entities/:kind/:id/history", "/api/v1/receipts/:receiver/:cloud/:seq");
        reads(VIEWER, "/api/v1/problems/:number/impact");
        reads(VIEWER, "/api/v1/sources", "/api/v1/facts", "/api/v1/stream", "/api/v1/what-if");
        writes(VIEWER, "/api/v1/what-if");
        reads(VIEWER, "/api/v1/rules", "/api/v1/rules/learned", "/api/v1/rules/learned.yaml");
        reads(VIEWER, "/api/v1/receivers", "/api/v1/receipts", "/api/v1/traps", "/api/v1/maintenance-windows");

        writes(OPERATOR, "/sources/:cloud/:source/:verb", "/api/v1/sources/:cloud/:source/:verb");
        writes(OPERATOR, "/maintenance", "/maintenance/:cloud/:window/cancel", "/api/v1/maintenance-windows");
        deletes(OPERATOR, "/api/v1/maintenance-windows/:window");
        writes(OPERATOR, "/problems/:cloud/:number/acknowledge", "/problems/:cloud/:number/unacknowledge");
        writes(OPERATOR, "/problems/:cloud/:number/judge", "/rules/:cloud/forget");
        writes(OPERATOR, "/api/v1/problems/:number/acknowledgement", "/api/v1/problems/:number/judgement");
        deletes(OPERATOR, "/api/v1/problems/:number/acknowledgement", "/api/v1/rules/learned");
        writes(OPERATOR, "/problems/:cloud/:number/assign", "/problems/:cloud/:number/note");
        writes(OPERATOR, "/problems/:cloud/:number/snooze", "/problems/:cloud/:number/wake");
        writes(OPERATOR, "/problems/:cloud/:number/close", "/problems/:cloud/:number/unclose");
        writes(OPERATOR, "/problems/:cloud/:number/advise", "/problems/:cloud/:number/unadvise", "/problems/selected");
        writes(OPERATOR, "/api/v1/problems/:number/assignment", "/api/v1/problems/:number/snooze");
        writes(OPERATOR, "/api/v1/problems/:number/closure", "/api/v1/problems/:number/notes");
        writes(OPERATOR, "/api/v1/rules/:problem/advice");
        deletes(OPERATOR, "/api/v1/problems/:number/assignment", "/api/v1/problems/:number/snooze");
        deletes(OPERATOR, "/api/v1/problems/:number/closure", "/api/v1/rules/:problem/advice");
        writes(OPERATOR, "/notifications/:receiver/test", "/api/v1/receivers/:receiver/test");

        reads(ADMIN, "/access", "/api/v1/access");
        writes(ADMIN, "/access/tokens", "/access/tokens/:number/revoke", "/access/sessions/:number/end");
        writes(ADMIN, "/api/v1/access/tokens");
        deletes(ADMIN, "/api/v1/access/tokens/:number", "/api/v1/access/sessions/:number");
    }

    private Rules() {}

    private static void reads(@Nullable Role role, String... paths) {
        add("GET", role, paths);
    }

    private static void scoped(String... paths) {
        own("GET", paths);
    }

    private static void own(String method, String... paths) {
        for (var path : paths) {
            ALL.add(new Rule(method, path, VIEWER, true));
        }
    }

    private static void writes(@Nullable Role role, String... paths) {
        add("POST", role, paths);
    }

    private static void deletes(@Nullable Role role, String... paths) {
        add("DELETE", role, paths);
    }

    private static void add(String method, @Nullable Role role, String... paths) {
        for (var path : paths) {
            ALL.add(new Rule(method, path, role, role == null));
        }
    }

    /** All of them. */
    public static List<Rule> all() {
        return List.copyOf(ALL);
    }

    /** The rule of a request; of several that fit the one that needs most. Empty where there is none. */
    public static Optional<Rule> of(String method, String path) {
        return ALL.stream().filter(rule -> rule.fits(method, path)).max(BY_NEED);
    }

    /** Whether a request changes nothing, whoever sends it. The path is the normalized one. */
    public static boolean onlyAsks(String method, String path) {
        return method.equals("GET")
                || method.equals("HEAD")
                || ASKS.contains(method + " " + path.replaceFirst("(?<=.)/$", ""));
    }

    /** Whether a request has a form for who is told of some projects only: each rule that it fits has. What fits none has none. */
    public static boolean isScoped(String method, String path) {
        var fitting = ALL.stream().filter(rule -> rule.fits(method, path)).toList();
        return !fitting.isEmpty() && fitting.stream().allMatch(Rule::scoped);
    }

    /** The least role that a request needs; null where nobody is asked who they are. */
    public static @Nullable Role needed(String method, String path) {
        var rule = of(method, path);
        if (rule.isPresent()) {
            return rule.get().role();
        }
        var onlyReads = method.equals("GET") || method.equals("HEAD");
        return onlyReads ? VIEWER : ADMIN;
    }
}
