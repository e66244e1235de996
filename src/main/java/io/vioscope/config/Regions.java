package io.vioscope.config;

import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which region of an entry of {@code clouds.yaml} is meant. The entry may have several, each a name or a mapping of
 * {@code name} and {@code values} (docs.openstack.org/openstacksdk, "Per-region settings"). openstacksdk takes the first
 * where none is chosen; that would leave the others unwatched in silence, so here it is a mistake.
 */
final class Regions {
    private static final String REGIONS = "regions";

    private final Section entry;

    Regions(Section entry) {
        this.entry = entry;
    }

    /** The region that is chosen or the only one; null where none is named, or, with a mistake, where it is unclear. */
    @Nullable
    String chosen() {
        var names = names(entry.mapping());
        var field = entry.field("region_name");
        if (field == null) return ofSeveral(names);
        if (field.text().contains(",")) {
            return Values.wrong(entry.reading(), field, "is a list", "one region, and a cloud for each");
        }
        if (!names.isEmpty() && !names.contains(field.text())) {
            return Values.wrong(entry.reading(), field, "is no region of this cloud", String.join(", ", names));
        }
        return Values.text(entry.reading(), field);
    }

    private @Nullable String ofSeveral(List<String> names) {
        if (names.size() <= 1) return names.isEmpty() ? null : names.get(0);
        entry.reading()
                .add(entry.mistake(
                        REGIONS,
                        "has several, " + String.join(", ", names),
                        "region_name in vioscope.yaml with one of them, and a cloud with os_cloud for each"));
        return null;
    }

    /** The region of an entry whose name is chosen, or the only one; null where that is none. */
    static @Nullable Item only(Item.Mapping entry) {
        if (!(entry.entries().get(REGIONS) instanceof Item.Sequence regions)) return null;
        if (!(entry.entries().get("region_name") instanceof Item.Scalar chosen)) {
            return regions.items().size() == 1 ? regions.items().get(0) : null;
        }
        return regions.items().stream()
                .filter(r -> chosen.written().equals(name(r)))
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(Item.Mapping entry) {
        var names = new ArrayList<String>();
        if (entry.entries().get(REGIONS) instanceof Item.Sequence regions) {
            regions.items().forEach(r -> names.add(name(r)));
        }
        return names;
    }

    private static String name(Item region) {
        if (region instanceof Item.Scalar scalar) return scalar.written();
        return region instanceof Item.Mapping m && m.entries().get("name") instanceof Item.Scalar name
                ? name.written()
                : "?";
    }
}
