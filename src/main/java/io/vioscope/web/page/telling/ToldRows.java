package io.vioscope.web.page.telling;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What receivers were told of one problem, and what became of that. */
public final class ToldRows {
    /** So many receipts are shown of each receiver; its own page has all of them. */
    private static final int MOST = 3;

    private ToldRows() {}

    /** One receiver; receipts are the newest, the newest first, and more is how many older ones there are, or empty. */
    public record Row(String key, String href, String name, List<ReceiptRows.Row> receipts, String more) {}

    /** All that are configured; doubt is that it cannot be read what they were told, or empty. */
    public record Part(List<Row> rows, String doubt) {}

    /** Of that problem, up to the moment that is shown; nothing for who is not told of everything. */
    public static Future<List<Part>> of(Receipts receipts, World world, String cloud, Problem problem) {
        if (world.isScoped()) {
            return Future.succeededFuture(List.of());
        }
        return receipts.about(cloud, problem.key().entity(), problem.number())
                .map(Optional::of)
                .otherwise(Optional.empty())
                .map(read -> List.of(part(receipts.configured(), world, read)));
    }

    private static Part part(List<Named> receivers, World world, Optional<Map<String, List<Receipt>>> read) {
        return read.map(about -> new Part(
                        receivers.stream()
                                .map(r -> row(world, r.name(), about.getOrDefault(r.name(), List.of())))
                                .toList(),
                        ""))
                .orElseGet(() -> new Part(List.of(), Words.of("notifications.what-they-were-told-before")));
    }

    private static Row row(World world, String receiver, List<Receipt> about) {
        var then = world.then();
        var newest = about.stream()
                .filter(r -> then == null || !r.at().isAfter(then.at()))
                .sorted(Receipts.NEWEST_FIRST)
                .toList();
        var more = newest.size() - MOST;
        return new Row(
                "told-" + Texts.encode(receiver),
                Links.receiver(receiver),
                receiver,
                newest.stream()
                        .limit(MOST)
                        .map(r -> ReceiptRows.row(world, receiver, r))
                        .toList(),
                more > 0 ? Texts.number(more) : "");
    }
}
