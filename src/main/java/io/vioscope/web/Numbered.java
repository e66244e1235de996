package io.vioscope.web;

import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Reply;

/** Says with an answer what was read for it: {@code X-Commit-Seq}, the number of the last fact, where one cloud was read. */
final class Numbered {
    private Numbered() {}

    static Reply of(Ask ask, Reply reply) {
        var cloud = ask.query().getOrDefault("cloud", "");
        var read = ask.world().clouds().stream()
                .filter(c -> cloud.isEmpty() || c.name().equals(cloud))
                .map(CloudView::seq)
                .toList();
        var isOne = read.size() == 1 && read.get(0) > 0 && ask.path().startsWith("/api/") && reply.status() == 200;
        return isOne ? reply.with("X-Commit-Seq", Long.toString(read.get(0))) : reply;
    }
}
