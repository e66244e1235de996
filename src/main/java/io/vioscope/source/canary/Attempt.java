package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.source.canary.Try.End;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Fields;

/**
 * One try: a port is made, read, deleted, and looked for until it is not there. Its name is remembered before it is asked for.
 * Whatever goes wrong once it is made, it is deleted if that can be done. No future fails.
 */
record Attempt(Ports ports, Notebook notebook, Patience patience, Meter meter) {
    private static final Came.Failed BUILDING = new Came.Failed("its status is still BUILD");
    private static final Came.Failed ERROR = new Came.Failed("its status is ERROR");
    private static final String AWAY = "what it makes could not be remembered: the database is away";

    /**
     * Makes one, and deletes it.
     *
     * @param network     its UUID
     * @param name        that nothing else has
     * @param description for people who find it
     */
    Future<Void> run(String network, String name, String description) {
        return notebook.intend(name, patience.clock().instant())
                .map(true)
                .otherwise(away -> {
                    result().stop(End.HINDERED, null, AWAY);
                    return false;
                })
                .compose(may -> may ? create(network, name, description) : Future.succeededFuture());
    }

    private Try result() {
        return patience.result();
    }

    private Future<Void> create(String network, String name, String description) {
        return patience.once(
                        Step.CREATE,
                        () -> ports.create(network, name, description, meter)
                                .compose(came -> forgetRefused(came, name)))
                .compose(made ->
                        made.isPresent() ? made(Fields.text(made.get(), "port.id"), name) : Future.succeededFuture());
    }

    /** What is refused was not made. Where Neutron has failed or not answered it may have been, or be so later. */
    private Future<Came> forgetRefused(Came came, String name) {
        var isRefused = came instanceof Came.Hindered hindered && hindered.status() >= 400;
        return isRefused ? notebook.gone(name).otherwiseEmpty().map(came) : Future.succeededFuture(came);
    }

    private Future<Void> made(String id, String name) {
        if (!EntityKey.isValidId(id)) {
            result().stop(End.FAILED, Step.CREATE, "an answer without a port");
            return Future.succeededFuture();
        }
        return notebook.made(name, id)
                .otherwiseEmpty()
                .compose(noted -> patience.until(
                        Step.READ,
                        () -> ports.show(id, meter).map(this::judge),
                        came -> came.equals(BUILDING) || came.isHindered(404)))
                .compose(read -> new Removal(ports, notebook, patience, meter).of(id, name))
                .mapEmpty();
    }

    /** VMware's plugins keep ports ACTIVE or DOWN without meaning, and one that is plugged into nothing is DOWN with others. */
    private Came judge(Came came) {
        return came.match(this::judge, failed -> failed, hindered -> hindered);
    }

    private Came judge(JsonNode tree) {
        var word = Fields.text(tree, "port.status");
        result().reads(word);
        return switch (word) {
            case "BUILD" -> BUILDING;
            case "ERROR" -> ERROR;
            default -> new Came.Done(tree);
        };
    }
}
