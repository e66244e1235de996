package io.vioscope.simulator.fault;

import io.vioscope.simulator.fault.Catalogue.Symptom;
import io.vioscope.simulator.fault.Eyes.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the catalogue's words for what a symptom looks like mean for a row: one before the fault, one now. */
final class Wording {
    /** How a row has become. */
    @FunctionalInterface
    private interface Look {
        boolean is(Rows rows, Symptom symptom);
    }

    /** A row as it was, as it was last time, and as it is; null where it is not there. */
    private record Rows(
            Trial trial,
            @Nullable Row before,
            @Nullable Row last,
            @Nullable Row now) {
        String was(String field) {
            return before == null ? "" : before.value(field);
        }

        String is(String field) {
            return now == null ? "" : now.value(field);
        }

        boolean isSame(String field) {
            return before != null && now != null && was(field).equals(is(field));
        }

        boolean isChanged(String field) {
            return before != null && now != null && !was(field).equals(is(field));
        }

        int number(String value) {
            return value.isEmpty() ? -1 : Integer.parseInt(value);
        }
    }

    private static final Map<String, String> FIELDS = Map.of(
            "Server.power_state", "OS-EXT-STS:power_state",
            "Server.task_state", "OS-EXT-STS:task_state",
            "Server.vm_state", "OS-EXT-STS:vm_state",
            "Server.project_id", "tenant_id",
            "Volume.project_id", "os-vol-tenant-attr:tenant_id",
            "Volume.attachments[].server_id", "attachments.0.server_id",
            "NeutronAgent.state", "alive",
            "Router.external_gateway_info", "external_gateway_info.network_id");

    private static final Set<String> AGAIN = Set.of("NovaService.state", "CinderService.state", "NeutronAgent.alive");

    private static final Map<String, Look> LOOKS = looks();

    private final Trial trial;

    Wording(Trial trial) {
        this.trial = trial;
    }

    /** The field of a kind's rows that has an attribute. */
    static String field(String kind, String attribute) {
        return FIELDS.getOrDefault(kind + "." + attribute, attribute);
    }

    private static Map<String, Look> looks() {
        var looks = new LinkedHashMap<String, Look>();
        looks.put("absent", (rows, s) -> rows.before() != null && rows.now() == null);
        looks.put("null", (rows, s) -> rows.now() != null && Set.of("", "null").contains(rows.is(f(s))));
        looks.put("free text|text", (rows, s) -> !rows.is(f(s)).isEmpty());
        looks.put("compute0x", (rows, s) -> rows.is(f(s)).startsWith("compute"));
        looks.put("frozen at restart time", Wording::isStale);
        looks.put("frozen", (rows, s) -> rows.isSame(f(s)));
        looks.put("moving", (rows, s) -> isMoving(rows, s));
        looks.put("[NM] - one host quantum|N -/\\+ host quantum|M -/\\+ host quantum", Wording::isOneHostLess);
        looks.put("B\\|0|domain-cB.*|changed", (rows, s) -> rows.isChanged(f(s)) || isOfAnother(rows, s));
        looks.put("domain-cA \\(dangling\\)", (rows, s) -> isNoHypervisor(rows, f(s)));
        looks.put("uuid not in servers list|server uuid not in servers list", Wording::isOfNoServer);
        looks.put(
                "unknown project", (rows, s) -> !rows.trial().idsNow("Project").contains(rows.is(f(s))));
        looks.put("older than days", (rows, s) -> isOlder(rows, rows.is(f(s))));
        looks.put("in the future or jumping", Wording::isAhead);
        looks.put("older|old at first read after recovery", (rows, s) -> rows.isSame(f(s)));
        looks.put("null with failed action", (rows, s) -> hasFailed(rows));
        looks.put("failed operations", (rows, s) -> hasFailed(rows));
        looks.put("1 then 4|rebuilding then null|powering-off then null", Wording::isPassing);
        looks.put(".*(stuck|threshold|same value|long lasting|> p99 of history).*", (rows, s) -> isUnderWay(rows));
        looks.put("BUILD \\(never leaves\\)", (rows, s) -> rows.is("status").equals("BUILD"));
        looks.put("VERIFY_RESIZE > 24 h", (rows, s) -> rows.is("status").equals("VERIFY_RESIZE"));
        looks.put("port on host B", (rows, s) -> rows.isChanged("binding:host_id"));
        looks.put(
                "few or 0|< N",
                (rows, s) -> rows.now() == null || rows.is("status").equals("UNKNOWN"));
        looks.put("> 0", (rows, s) -> rows.number(rows.is(f(s))) > 0);
        looks.put("~memory_mb\\*ratio", (rows, s) -> rows.number(rows.is(f(s))) > rows.number(rows.is("memory_mb")));
        return looks;
    }

    private static String f(Symptom symptom) {
        return field(symptom.kind(), symptom.attribute());
    }

    /** Whether a row shows a symptom at this moment. */
    boolean shows(Symptom symptom, String id) {
        var kind = symptom.kind();
        var rows = new Rows(trial, trial.before(kind, id), trial.last(kind, id), trial.now(kind, id));
        for (var look : LOOKS.entrySet()) {
            if (symptom.to().matches(look.getKey())) {
                return trial.seconds() >= symptom.earliest() && look.getValue().is(rows, symptom);
            }
        }
        return isOneOf(rows, symptom);
    }

    /** Words that the APIs have themselves, separated by bars, with a remark in parentheses. */
    private static boolean isOneOf(Rows rows, Symptom symptom) {
        var value = rows.is(f(symptom));
        var to = symptom.to().replaceAll(" \\(.*\\)| or flapping| then up", "");
        if (AGAIN.contains(symptom.kind() + "." + symptom.attribute())
                && symptom.from().equals("down")) {
            return value.equals("up") && (rows.before() == null || wasDown(rows));
        }
        if (rows.isSame(f(symptom))) {
            return false;
        }
        return List.of(to.split("\\|")).stream().anyMatch(word -> isWord(symptom, word, value));
    }

    private static boolean wasDown(Rows rows) {
        return rows.last() != null && rows.last().value("state").equals("down");
    }

    private static boolean isWord(Symptom symptom, String word, String value) {
        if (symptom.attribute().equals("fault.message")) {
            return List.of(word.split(" \\.\\.\\. ")).stream().allMatch(value::contains);
        }
        if (symptom.kind().equals("NeutronAgent")) {
            return value.equals("false");
        }
        var wanted = word.equals("flapping") ? "down" : word;
        return value.matches(Pattern.quote(wanted).replace("*", "\\E.*\\Q"));
    }

    private static boolean isStale(Rows rows, Symptom symptom) {
        var time = rows.is(f(symptom));
        return !time.isEmpty() && Duration.between(time(time), clock(rows)).toSeconds() > 60;
    }

    private static boolean isMoving(Rows rows, Symptom symptom) {
        return symptom.attribute().equals("*") ? rows.isChanged("vcpus") : rows.isChanged(f(symptom));
    }

    private static boolean isOneHostLess(Rows rows, Symptom symptom) {
        var before = rows.number(rows.was(f(symptom)));
        var hosts = rows.trial().struck().hosts();
        return rows.number(rows.is(f(symptom))) == before / hosts * (hosts - 1);
    }

    /** There is another now, of another name. */
    private static boolean isOfAnother(Rows rows, Symptom symptom) {
        return rows.before() == null && rows.is(f(symptom)).startsWith("domain-c");
    }

    private static boolean isNoHypervisor(Rows rows, String field) {
        return rows.trial().idsNow("Hypervisor").stream()
                .map(id -> rows.trial().now("Hypervisor", id))
                .noneMatch(
                        row -> row != null && row.value("hypervisor_hostname").equals(rows.is(field)));
    }

    private static boolean isOfNoServer(Rows rows, Symptom symptom) {
        var server = rows.is(f(symptom));
        return !server.isEmpty() && !rows.trial().idsNow("Server").contains(server);
    }

    private static boolean isOlder(Rows rows, String time) {
        return !time.isEmpty() && Duration.between(time(time), clock(rows)).toDays() >= 2;
    }

    private static boolean isAhead(Rows rows, Symptom symptom) {
        return !rows.is(f(symptom)).isEmpty() && time(rows.is(f(symptom))).isAfter(clock(rows));
    }

    private static Instant clock(Rows rows) {
        return rows.trial().running.clock.instant();
    }

    private static Instant time(String text) {
        return Instant.parse(text.replace(' ', 'T') + (text.endsWith("Z") ? "" : "Z"));
    }

    private static boolean hasFailed(Rows rows) {
        return rows.now() != null
                && rows.is("OS-EXT-STS:task_state").isEmpty()
                && rows.trial().eyes.actions(rows.now().id()).stream()
                        .anyMatch(action -> action.value("message").equals("Error"));
    }

    /** Whether it lasts for a moment alone. */
    static boolean isPassing(Symptom symptom) {
        return symptom.kind().equals("Server") && symptom.to().contains(" then ");
    }

    /** What lasts for a moment: it was so when last looked at, and is over. */
    private static boolean isPassing(Rows rows, Symptom symptom) {
        var words = symptom.to().split(" then ");
        var passing = rows.last() == null ? "" : rows.last().value(f(symptom));
        var over = words[1].equals("null") ? "" : words[1];
        return passing.equals(words[0]) && rows.is(f(symptom)).equals(over);
    }

    private static boolean isUnderWay(Rows rows) {
        return !rows.is("OS-EXT-STS:task_state").isEmpty() || rows.is("status").matches("(?!available).*ing");
    }
}
