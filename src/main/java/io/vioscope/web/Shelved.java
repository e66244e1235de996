package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Shelves;
import io.vioscope.web.view.View;

/** A page that shows the views its reader saved. */
record Shelved(Shelves shelves, View view) implements View {
    @Override
    public Future<Reply> answer(Ask ask) {
        return shelves.of(ask.who()).compose(shelf -> view.answer(ask.with(shelf)));
    }
}
