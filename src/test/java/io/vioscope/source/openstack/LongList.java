package io.vioscope.source.openstack;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list of many pages, of which nothing was deleted, and which an honest API gives in its usual order or, if asked so, in the reverse. */
final class LongList implements Consumer<HttpServerRequest> {
    private final String name;
    private final String reverse;
    private final int page;
    private final List<String> ids;

    /**
     * A list.
     *
     * @param reverse what a query for the reverse order has
     */
    LongList(String name, String reverse, int size, int page) {
        this.name = name;
        this.reverse = reverse;
        this.page = page;
        this.ids = new ArrayList<>(
                IntStream.range(0, size).mapToObj("row-%04d"::formatted).toList());
    }

    /** The ids, in the usual order. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** Takes a row away; one that was a marker may be asked for afterwards too. */
    void remove(int number) {
        ids.remove("row-%04d".formatted(number));
    }

    boolean isReverse(HttpServerRequest request) {
        return request.uri().contains(reverse);
    }

    @Override
    public void accept(HttpServerRequest request) {
        answer(request, isReverse(request));
    }

    /** Answers in the usual order, or in the reverse. */
    void answer(HttpServerRequest request, boolean backwards) {
        var marker = request.getParam("marker");
        var order = new ArrayList<>(ids);
        if (backwards) {
            Collections.reverse(order);
        }
        var rows = order.stream()
                .filter(id -> marker == null || (backwards ? id.compareTo(marker) < 0 : id.compareTo(marker) > 0))
                .limit(request.getParam("deleted") == null ? page : 0)
                .toList();
        FakeCloud.json(request, body(rows));
    }

    private String body(List<String> rows) {
        var text = rows.stream()
                .map("{\"id\": \"%s\", \"name\": \"x\", \"status\": \"ACTIVE\"}"::formatted)
                .collect(Collectors.joining(","));
        var link = rows.size() < page
                ? ""
                : ", \"%s_links\": [{\"rel\": \"next\", \"href\": \"http://evil.example/\"}]".formatted(name);
        return "{\"%s\": [%s]%s}".formatted(name, text, link);
    }
}
