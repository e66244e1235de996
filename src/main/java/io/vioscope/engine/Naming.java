package io.vioscope.engine;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.RelationType;
import java.util.Objects;
import java.util.regex.Pattern;

/** How people outside know an entity, by what the inventory has of it and its neighbours; empty where that is nothing. */
public record Naming(Inventory inventory) {
    /** The attribute that holds a server's addresses, {@code network: address, network: address}; the first is told. */
    public static final String ADDRESSES = "addresses";

    private static final Pattern FIRST_ADDRESS = Pattern.compile(": ([0-9A-Fa-f.:]+)(?:,|$)");

    /** Its name, or its id where no name is known. */
    public String name(EntityKey key) {
        return inventory.get(key).map(Naming::name).orElseGet(key::id);
    }

    /** The same of what is at hand. */
    public static String name(Entity entity) {
        return entity.name().isEmpty() ? entity.id() : entity.name();
    }

    /** The name or id of the project that owns it. */
    public String project(Entity entity) {
        return entity.related(RelationType.OWNED_BY).map(this::name).orElse("");
    }

    /** The name or id of the hypervisor it runs on. */
    public String hypervisor(Entity entity) {
        return entity.related(RelationType.HOSTED_ON).map(this::name).orElse("");
    }

    /** Its first IP address. */
    public static String address(Entity entity) {
        var all = FIRST_ADDRESS.matcher(
                Objects.requireNonNullElse(entity.attributes().get(ADDRESSES), ""));
        return all.find() ? all.group(1) : "";
    }
}
