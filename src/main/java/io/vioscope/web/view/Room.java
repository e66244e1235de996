package io.vioscope.web.view;

import io.vioscope.inventory.Claims;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much of a cluster its servers claim. What may be claimed is worked out as Placement does: the total without what is set
 * aside, times the allocation ratio; Nova counts what is set aside among the claims, so it is added to both. Nothing is worked
 * out of figures that are not current.
 *
 * @param cluster the hypervisor
 * @param vcpus   processors
 * @param memory  MiB
 * @param disk    GiB; of all datastores by Placement, and of one by Nova where Placement is silent
 */
public record Room(Seen cluster, Use vcpus, Use memory, Use disk) {
    /** The fullest first; those of which nothing is known last. */
    public static final Comparator<Room> FULLEST = Comparator.comparingDouble((Room room) -> -room.fullest())
            .thenComparing(room -> room.cluster().cloud())
            .thenComparing(room -> room.cluster().label());

    private static final String TOTAL = "_total";

    /**
     * One resource.
     *
     * @param claimed  by servers; empty where that is not known
     * @param total    what there is; empty where that is not known
     * @param most     what may be claimed; empty where Placement does not tell
     */
    public record Use(OptionalLong claimed, OptionalLong total, OptionalLong most) {
        /** The part of what may be claimed, or else of what there is, that is claimed; above 1 where it is more than that. */
        public OptionalDouble share() {
            var of = most.isPresent() ? most : total;
            return claimed.isPresent() && of.isPresent() && of.getAsLong() > 0
                    ? OptionalDouble.of((double) claimed.getAsLong() / of.getAsLong())
                    : OptionalDouble.empty();
        }
    }

    private double fullest() {
        return List.of(vcpus, memory, disk).stream()
                .mapToDouble(use -> use.share().orElse(-1))
                .max()
                .orElse(-1);
    }

    /** The room in every hypervisor of a cloud, in no order. */
    public static List<Room> of(CloudView cloud) {
        var claims = cloud.sourceOf(Kind.HYPERVISOR)
                .flatMap(source -> cloud.snapshot().sight().clock(source))
                .map(Sight.Clock::aside);
        return cloud.rows(Kind.HYPERVISOR).stream()
                .map(row -> room(
                        row,
                        claims.filter(aside -> row.current())
                                .map(aside -> aside.claims().get(row.entity().key()))
                                .orElse(null)))
                .toList();
    }

    private static Room room(Seen row, @Nullable Claims claims) {
        return new Room(
                row,
                use(row, claims == null ? OptionalLong.empty() : OptionalLong.of(claims.vcpus()), "vcpus", "vcpu"),
                use(
                        row,
                        claims == null ? OptionalLong.empty() : OptionalLong.of(claims.memoryMb()),
                        "memory_mb",
                        "memory_mb"),
                use(
                        row,
                        claims == null ? OptionalLong.empty() : OptionalLong.of(claims.diskGb()),
                        "local_gb",
                        "disk_gb"));
    }

    private static Use use(Seen row, OptionalLong claimed, String byNova, String byPlacement) {
        if (!row.current()) {
            return new Use(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
        var start = "placement." + byPlacement;
        var total = number(row, start + TOTAL);
        var ratio = ratio(row, start + "_allocation_ratio");
        var aside = number(row, start + "_reserved");
        var most = total.isPresent() && aside.isPresent() && ratio.isPresent()
                ? OptionalLong.of(
                        Math.round((total.getAsLong() - aside.getAsLong()) * ratio.getAsDouble()) + aside.getAsLong())
                : OptionalLong.empty();
        return new Use(claimed, total.isPresent() ? total : number(row, byNova), most);
    }

    private static OptionalLong number(Seen row, String attribute) {
        var text = row.entity().attributes().get(attribute);
        return text != null && text.matches("[0-9]{1,15}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** A ratio of 0 stands for one that is set elsewhere. */
    private static OptionalDouble ratio(Seen row, String attribute) {
        var text = row.entity().attributes().get(attribute);
        return text != null && text.matches("[0-9]{1,9}(\\.[0-9]{1,17})?") && Double.parseDouble(text) > 0
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}
