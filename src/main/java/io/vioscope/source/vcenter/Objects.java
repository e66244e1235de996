package io.vioscope.source.vcenter;

import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All objects of a vCenter with what was read of them, as of the last piece of updates. For one thread at a time. */
final class Objects {
    private final Map<Ref, Map<String, Node>> objects = new HashMap<>();

    /** Takes in what changed. */
    void take(Updates updates) {
        updates.objects().forEach(this::take);
    }

    private void take(Updates.OfObject update) {
        switch (update.way()) {
            case LEAVE -> objects.remove(update.object());
            case ENTER -> objects.put(update.object(), new HashMap<>(update.set()));
            case MODIFY -> {
                var properties = objects.computeIfAbsent(update.object(), ref -> new HashMap<>());
                properties.keySet().removeAll(update.unset());
                properties.putAll(update.set());
            }
        }
    }

    /** Calls back with every object of a type. */
    void each(String type, BiConsumer<Ref, Properties> each) {
        objects.forEach((ref, properties) -> {
            if (ref.type().equals(type)) {
                each.accept(ref, new Properties(properties));
            }
        });
    }

    /** What was read of one object; nothing where it is not known. */
    Properties of(Ref ref) {
        return new Properties(objects.getOrDefault(ref, Map.of()));
    }

    /** How many there are of a type. */
    int count(String type) {
        return Math.toIntExact(
                objects.keySet().stream().filter(ref -> ref.type().equals(type)).count());
    }

    /** The properties of one object by their paths. */
    record Properties(Map<String, Node> values) {
        /** As text; empty where it has no value, or none that we may see. */
        String text(String path) {
            var value = values.get(path);
            return value == null ? "" : value.text();
        }

        /** A whole number. */
        Optional<Long> number(String path) {
            try {
                return Optional.of(Long.parseLong(text(path)));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        }

        /** What it refers to. */
        Optional<Ref> ref(String path) {
            return Optional.ofNullable(values.get(path)).flatMap(Node::ref);
        }

        /** What a list of references refers to. */
        java.util.List<Ref> refs(String path) {
            var list = values.get(path);
            return list == null
                    ? java.util.List.of()
                    : list.children().stream().flatMap(n -> n.ref().stream()).toList();
        }
    }
}
