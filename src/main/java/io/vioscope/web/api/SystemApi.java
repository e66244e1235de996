package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.web.system.SelfCheck;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;

/** {@code /api/v1/system}: how this server itself is, as JSON. */
public final class SystemApi {
    private final SelfCheck check;
    private final OffLoop offLoop;

    /** Of the server that is checked so. */
    public SystemApi(SelfCheck check, OffLoop offLoop) {
        this.check = check;
        this.offLoop = offLoop;
    }

    /** One answer; there are no parameters. */
    public Future<Reply> system(Ask ask) {
        return check.look(ask.world()).compose(found -> offLoop.run(() -> Json.reply(200, SystemShapes.json(found))));
    }
}
