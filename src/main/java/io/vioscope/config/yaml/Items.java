package io.vioscope.config.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into items. Each node is turned once, however many aliases name it. */
final class Items {
    private static final String MERGE = "<<";

    private final Reading reading;
    private final Origin file;
    private final IdentityHashMap<Node, Item> done = new IdentityHashMap<>();

    Items(Reading reading, Origin file) {
        this.reading = reading;
        this.file = file;
    }

    /** The item of a node whose key stands in this line. */
    Item item(Node node, int line, String path) {
        var known = done.get(node);
        if (known != null) return known;
        // What an alias inside of the node itself would find.
        done.put(node, new Item.Scalar(file.at(line), "", Item.Type.NULL));
        var item = build(node, line, path);
        done.put(node, item);
        return item;
    }

    private Item build(Node node, int line, String path) {
        if (node instanceof MappingNode mapping) return mapping(mapping, line, path);
        if (node instanceof SequenceNode sequence) return sequence(sequence, line, path);
        if (node instanceof ScalarNode scalar) return new Item.Scalar(file.at(line), scalar.getValue(), type(scalar));
        throw new AssertionError("a composed node has no other class");
    }

    private static Item.Type type(ScalarNode node) {
        if (node.getTag().equals(Tag.NULL)) return Item.Type.NULL;
        if (node.getTag().equals(Tag.BOOL)) return Item.Type.BOOLEAN;
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) return Item.Type.NUMBER;
        return Item.Type.TEXT;
    }

    private Item sequence(SequenceNode node, int line, String path) {
        var items = new ArrayList<Item>();
        for (var child : node.getValue()) {
            items.add(item(child, line(child), path + "[" + items.size() + "]"));
        }
        return new Item.Sequence(file.at(line), items);
    }

    private Item mapping(MappingNode node, int line, String path) {
        var entries = new LinkedHashMap<String, Item>();
        var merged = new LinkedHashMap<String, Item>();
        for (NodeTuple tuple : node.getValue()) {
            var key = key(tuple.getKeyNode(), path);
            int at = line(tuple.getKeyNode());
            var item = item(tuple.getValueNode(), at, path(path, key));
            if (key.equals(MERGE)) sources(item).forEach(m -> m.entries().forEach(merged::putIfAbsent));
            else if (entries.putIfAbsent(key, item) != null) duplicate(path(path, key), at, entries.get(key));
        }
        entries.forEach(merged::put);
        return new Item.Mapping(file.at(line), merged);
    }

    /** YAML 1.1's merge key: a mapping, or a list of them of which an earlier one wins (yaml.org/type/merge.html). */
    private static List<Item.Mapping> sources(Item item) {
        if (item instanceof Item.Mapping mapping) return List.of(mapping);
        if (item instanceof Item.Sequence sequence) {
            return sequence.items().stream().flatMap(i -> sources(i).stream()).toList();
        }
        return List.of();
    }

    private String key(Node node, String path) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        reading.add(new Mistake(file.file(), line(node), path, null, "a key here is no single value", "a word as key"));
        return "?";
    }

    private void duplicate(String path, int line, @Nullable Item first) {
        int before = first == null ? 0 : first.origin().line();
        reading.add(new Mistake(
                file.file(), line, path, null, "is given again, first in line " + before, "each key at most once"));
    }

    private static String path(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
