package io.vioscope.source.openstack.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /resource_providers/UUID/inventories}: what the scheduler may give away of a provider, in the resources that
 * hypervisors have. With VMware (nova/virt/vmwareapi/driver.py, update_provider_tree) {@code max_unit} is what the largest
 * ESXi host of the cluster has, and the total of disk is that of all datastores together, where Nova's own number is that of
 * one. Left out is what moves with every server: usages, which are not asked for, and the {@code max_unit} of disk, which is
 * the free space of the emptiest datastore.
 *
 * @param generation of the provider, when this was so
 * @param attributes such as {@code placement.vcpu_total}
 */
record Inventory(long generation, Map<String, String> attributes) {
    static final String PREFIX = "placement.";

    private static final String DISK = "DISK_GB";
    private static final List<String> RESOURCES = List.of("VCPU", "MEMORY_MB", DISK);
    private static final List<String> COUNTS = List.of("total", "reserved", "min_unit", "max_unit", "step_size");
    private static final List<String> COUNTS_OF_DISK = List.of("total", "reserved", "min_unit", "step_size");
    private static final String RATIO = "allocation_ratio";

    Inventory {
        attributes = Map.copyOf(attributes);
    }

    static Result<Inventory> read(Answer answer) {
        return Json.tree(answer).then(tree -> {
            var inventories = tree.path("inventories");
            var generation = tree.path("resource_provider_generation");
            if (!inventories.isObject() || !isCount(generation)) {
                return wrong(answer, "no inventories with their generation in the answer");
            }
            var attributes = new TreeMap<String, String>();
            for (var resource : RESOURCES) {
                var mistake = put(attributes, resource, inventories.path(resource));
                if (mistake != null) {
                    return wrong(answer, mistake);
                }
            }
            return Result.ok(new Inventory(generation.asLong(), attributes));
        });
    }

    /** Takes in one resource, which need not be there; says what is wrong with it, if anything. */
    private static @Nullable String put(Map<String, String> attributes, String resource, JsonNode inventory) {
        if (!inventory.isObject() && !isUnsaid(inventory)) {
            return resource + " is no object";
        }
        var start = PREFIX + resource.toLowerCase(Locale.ROOT) + "_";
        for (var name : resource.equals(DISK) ? COUNTS_OF_DISK : COUNTS) {
            var value = inventory.path(name);
            if (isCount(value)) {
                attributes.put(start + name, value.asText());
            } else if (!isUnsaid(value)) {
                return resource + "." + name + " is no count";
            }
        }
        var ratio = inventory.path(RATIO);
        if (isRatio(ratio)) {
            attributes.put(start + RATIO, Double.toString(ratio.asDouble()));
        }
        return isRatio(ratio) || isUnsaid(ratio) ? null : resource + "." + RATIO + " is no ratio";
    }

    private static boolean isUnsaid(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
    }

    private static boolean isRatio(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.asDouble()) && value.asDouble() >= 0;
    }

    private static Result<Inventory> wrong(Answer answer, String what) {
        return Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), what));
    }
}
