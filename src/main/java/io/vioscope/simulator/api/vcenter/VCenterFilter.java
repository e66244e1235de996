package io.vioscope.simulator.api.vcenter;

import java.util.HashMap;
import java.util.Map;

/** What one reader was told of a vCenter, and what changed since. Thread-safe. */
final class VCenterFilter {
    private final VCenterObjects objects;
    private Map<String, Map<String, String>> told = Map.of();
    private int version;

    VCenterFilter(VCenterObjects objects) {
        this.objects = objects;
    }

    /** All there is, as a set of updates. */
    synchronized String everything() {
        told = Map.of();
        return changes();
    }

    /** What changed since, as a set of updates; empty where nothing did. */
    synchronized String changes() {
        var now = objects.now();
        var xml = new StringBuilder();
        now.forEach((key, properties) -> object(key, properties, xml));
        told.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> begin("leave", key, xml).append("</objectSet>"));
        told = now;
        return xml.isEmpty()
                ? ""
                : "<returnval><version>" + ++version + "</version><filterSet>"
                        + "<filter type=\"PropertyFilter\">session[1]filter</filter>" + xml
                        + "</filterSet></returnval>";
    }

    private void object(String key, Map<String, String> properties, StringBuilder xml) {
        var before = told.get(key);
        var changed = new HashMap<>(properties);
        if (before != null) {
            changed.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        }
        if (changed.isEmpty()) {
            return;
        }
        begin(before == null ? "enter" : "modify", key, xml);
        changed.forEach((path, value) -> xml.append("<changeSet><name>")
                .append(path)
                .append("</name><op>assign</op>")
                .append(value)
                .append("</changeSet>"));
        xml.append("</objectSet>");
    }

    private static StringBuilder begin(String kind, String key, StringBuilder xml) {
        var slash = key.indexOf('/');
        return xml.append("<objectSet><kind>")
                .append(kind)
                .append("</kind><obj type=\"")
                .append(key, 0, slash)
                .append("\">")
                .append(key.substring(slash + 1))
                .append("</obj>");
    }
}
