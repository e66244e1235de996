package io.vioscope.source.vcenter;

import io.vioscope.source.xml.Ref;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The alarms of a {@link FakeVCenter}, in the shapes of {@code AlarmState} and {@code AlarmInfo} (vSphere Web Services API):
 * what its top folder says, and what alarms are called.
 */
public final class FakeAlarms {
    private static final Pattern OBJECT = Pattern.compile("<obj type=\"(\\w+)\">([^<]+)</obj>");

    private final Consumer<Runnable> onContext;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> infos = new LinkedHashMap<>();
    private boolean isHidden;

    FakeAlarms(Consumer<Runnable> onContext) {
        this.onContext = onContext;
    }

    /** Defines an alarm. */
    public void define(String id, String name, String description) {
        onContext.accept(() -> infos.put(
                id,
                "<name>" + name + "</name><description>" + description + "</description><enabled>true</enabled>"
                        + "<key>" + id + "</key><systemName>alarm.Some</systemName>"));
    }

    /** An alarm goes on at an object, red or yellow. */
    public void on(String alarm, String type, String id, String status) {
        raw(alarm + "." + id, state(alarm, type, id, status, "<acknowledged>false</acknowledged>"));
    }

    /** Somebody acknowledges it. */
    public void acknowledged(String alarm, String type, String id, String status, String by) {
        raw(
                alarm + "." + id,
                state(
                        alarm,
                        type,
                        id,
                        status,
                        "<acknowledged>true</acknowledged><acknowledgedByUser>" + by + "</acknowledgedByUser>"
                                + "<acknowledgedTime>2026-11-27T08:01:30.25Z</acknowledgedTime>"));
    }

    private static String state(String alarm, String type, String id, String status, String rest) {
        return "<key>" + alarm + "." + id + "</key><entity type=\"" + type + "\">" + id
                + "</entity><alarm type=\"Alarm\">"
                + alarm + "</alarm><overallStatus>" + status + "</overallStatus><time>2026-11-27T07:59:03.125Z</time>"
                + rest;
    }

    /** What is said of an alarm as it stands there. */
    public void raw(String key, String inside) {
        onContext.accept(() -> states.put(key, inside));
    }

    /** It goes off. */
    public void off(String alarm, String id) {
        onContext.accept(() -> states.remove(alarm + "." + id));
    }

    /** From now on the account may, or may not, see the top of the inventory. */
    public void hide(boolean hidden) {
        onContext.accept(() -> isHidden = hidden);
    }

    String retrieved(String body, Map<Ref, Map<String, String>> objects) {
        var xml = new StringBuilder();
        var wanted = OBJECT.matcher(body);
        while (wanted.find()) {
            var ref = new Ref(wanted.group(1), wanted.group(2));
            xml.append("<objects><obj type=\"").append(ref.type()).append("\">").append(ref.id());
            xml.append("</obj>").append(properties(ref, objects)).append("</objects>");
        }
        return xml.toString();
    }

    private String properties(Ref ref, Map<Ref, Map<String, String>> objects) {
        if (ref.type().equals("Folder")) {
            return isHidden
                    ? "<missingSet><path>triggeredAlarmState</path><fault><fault xsi:type=\"NoPermission\"/></fault></missingSet>"
                    : set("triggeredAlarmState", "<val xsi:type=\"ArrayOfAlarmState\">" + all() + "</val>");
        }
        if (ref.type().equals("Alarm")) {
            var info = infos.get(ref.id());
            return info == null ? "" : set("info", "<val xsi:type=\"AlarmInfo\">" + info + "</val>");
        }
        var xml = new StringBuilder();
        objects.getOrDefault(ref, Map.of()).forEach((path, value) -> xml.append(set(path, value)));
        return xml.toString();
    }

    private String all() {
        var xml = new StringBuilder();
        states.values()
                .forEach(state -> xml.append("<AlarmState xsi:type=\"AlarmState\">")
                        .append(state)
                        .append("</AlarmState>"));
        return xml.toString();
    }

    private static String set(String path, String value) {
        return "<propSet><name>" + path + "</name>" + value + "</propSet>";
    }
}
