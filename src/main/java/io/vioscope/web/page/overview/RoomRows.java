package io.vioscope.web.page.overview;

import io.vioscope.web.page.Links;
import io.vioscope.web.view.Room;
import io.vioscope.web.view.Room.Use;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.function.LongFunction;

/** How full clusters are, the fullest first: each resource as a bar with its numbers. */
public final class RoomRows {
    private static final int MOST = 12;
    private static final int WIDTH = 120;
    private static final double ALL = 100;
    private static final long MIB_A_GIB = 1024;

    private RoomRows() {}

    /**
     * A resource of a cluster.
     *
     * @param what  it is, for narrow screens
     * @param known whether there is a bar
     * @param width of the filled part of the bar
     * @param over  whether more is claimed than may be
     * @param text  the share, or that it is not known
     * @param note  the numbers
     */
    public record Cell(String what, boolean known, String width, boolean over, String text, String note) {}

    /** A cluster; cloud is empty where there is one only. */
    public record Row(String key, String href, String name, String cloud, List<Cell> cells) {}

    /** All that the template shows; more is how many are left out, why says why there is nothing. */
    public record Model(List<Row> rows, String more, String unknown, String why) {}

    static Model of(World world) {
        if (world.isPast()) {
            return new Model(List.of(), "", "", Words.of("room.how-much-was-claimed-is"));
        }
        var rooms = world.clouds().stream()
                .flatMap(c -> Room.of(c).stream())
                .sorted(Room.FULLEST)
                .toList();
        var unknown = rooms.stream().filter(r -> r.vcpus().claimed().isEmpty()).count();
        return new Model(
                rooms.stream().limit(MOST).map(room -> row(world, room)).toList(),
                rooms.size() > MOST ? Texts.number(rooms.size() - MOST) : "",
                unknown == 0 ? "" : Words.of("room.what-servers-claim-of-is", Texts.count(unknown, "cluster")),
                Words.of("room.no-hypervisor-is-known"));
    }

    private static Row row(World world, Room room) {
        var seen = room.cluster();
        return new Row(
                Links.row("room", seen.cloud(), seen.entity().key()),
                Links.entity(world, seen),
                seen.label(),
                world.isPlural() ? seen.cloud() : "",
                List.of(
                        cell(Words.of("room.vcpus"), room.vcpus(), Texts::number),
                        cell(Words.of("room.memory-2"), room.memory(), RoomRows::gib),
                        cell(Words.of("room.disk-2"), room.disk(), n -> Words.of("room.gib", Texts.number(n)))));
    }

    private static String gib(long mib) {
        return Words.of("room.gib", Texts.number(Math.round((double) mib / MIB_A_GIB)));
    }

    private static Cell cell(String what, Use use, LongFunction<String> words) {
        var share = use.share();
        var width = Math.round(WIDTH * Math.min(1, share.orElse(0)));
        return new Cell(
                what,
                share.isPresent(),
                String.valueOf(width),
                share.orElse(0) > 1,
                share.isEmpty() ? Words.of("common.unknown") : words(share.getAsDouble()),
                note(use, words));
    }

    private static String words(double share) {
        return share > 1 ? Words.of("room.too-much", percent(share)) : percent(share);
    }

    /** Neither is a little said to be nothing, nor what is left. */
    private static String percent(double share) {
        var percent = Math.round(share * ALL);
        if (share > 0 && percent == 0) {
            return Words.of("room.below-1");
        }
        return (share < 1 ? Math.min(percent, 99) : share > 1 ? Math.max(percent, 101) : percent) + " %";
    }

    private static String note(Use use, LongFunction<String> words) {
        var claimed = use.claimed().isPresent()
                ? Words.of("room.claimed", words.apply(use.claimed().getAsLong()))
                : Words.of("room.claims-unknown");
        if (use.most().isEmpty()) {
            return use.total().isEmpty()
                    ? Words.of("room.how-much-there-is-is", claimed)
                    : Words.of("room.of-all", claimed, words.apply(use.total().getAsLong()));
        }
        var most = words.apply(use.most().getAsLong());
        return use.total().isEmpty()
                ? Words.of("room.of-that-may-be", claimed, most)
                : Words.of(
                        "room.of-that-may-be-there",
                        claimed,
                        most,
                        words.apply(use.total().getAsLong()));
    }
}
