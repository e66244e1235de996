package io.vioscope.web.page;

import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Order;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import java.util.ArrayList;

/** The addresses of our own pages. */
final class Links {
    private Links() {}

    static String entity(World world, String cloud, EntityKey key) {
        return "/entities/" + key.kind().word() + "/" + Texts.encode(key.id())
                + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    static String entity(World world, Seen row) {
        return entity(world, row.cloud(), row.entity().key());
    }

    static String problem(World world, String cloud, long number) {
        return "/problems/" + number + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    static String placement(World world, String cloud, EntityKey server) {
        return "/entities/" + server.kind().word() + "/" + Texts.encode(server.id()) + "/placement"
                + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    static String entities(Filter filter, Order order, String cursor) {
        var query = new ArrayList<String>();
        if (!filter.isEmpty()) {
            query.add("q=" + Texts.encode(filter.toString()));
        }
        if (!order.equals(Order.DEFAULT)) {
            query.add("sort=" + order);
        }
        if (!cursor.isEmpty()) {
            query.add("cursor=" + Texts.encode(cursor));
        }
        return "/entities" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    static String entities(String filter) {
        return "/entities?q=" + Texts.encode(filter);
    }

    /** Where a source is told something; the word of what follows after a slash. */
    static String steer(String cloud, SourceId source) {
        return "/sources/" + Texts.encode(cloud) + "/" + Texts.encode(source.name());
    }

    /** A name for an element, the same for the same thing in every rendering; free of white space. */
    static String row(String prefix, String cloud, EntityKey key) {
        return prefix + "-" + Texts.encode(cloud) + "-" + key.kind().word() + "-" + Texts.encode(key.id());
    }
}
