package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.web.system.Licences;
import io.vioscope.web.system.SelfCheck;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/v1/system} and below: how this server itself is, and what it is made of, as JSON. */
public final class SystemApi {
    private final SelfCheck check;
    private final Supplier<Optional<Licences>> licences;
    private final OffLoop offLoop;

    /** Of the server that is checked so, and what is shipped with it. */
    public SystemApi(SelfCheck check, Supplier<Optional<Licences>> licences, OffLoop offLoop) {
        this.check = check;
        this.licences = licences;
        this.offLoop = offLoop;
    }

    /** One answer; there are no parameters. */
    public Future<Reply> system(Ask ask) {
        return check.look(ask.world()).compose(found -> offLoop.run(() -> Json.reply(200, SystemShapes.json(found))));
    }

    /** {@code licences}: of this server and of each part that is shipped with it; not paged. */
    public Future<Reply> licences(Ask ask) {
        return offLoop.run(() -> licences.get()
                .map(all -> Json.reply(200, SystemShapes.licences(all)))
                .orElseGet(() -> Json.problem(
                        404,
                        "licences-not-known",
                        "Not known",
                        "The build of this server has not written down what it is made of; `mvn package` does.")));
    }
}
