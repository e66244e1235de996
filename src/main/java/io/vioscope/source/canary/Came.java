package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Json;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What came of one call. Only what Neutron cannot do speaks against the cloud (5xx, no answer); what it refuses to us (4xx) says
 * something of our account, our quota or our configuration. Reasons hold no ids and no times: the same reason is the same text.
 */
sealed interface Came {
    /** It was answered as it should be; with what is in the answer, empty where that is no JSON object. */
    record Done(JsonNode tree) implements Came {}

    /** It was not, and that is the cloud's doing. */
    record Failed(String why) implements Came {}

    /** It was not, and that says nothing of the cloud; status 0 where none came. */
    record Hindered(String why, int status) implements Came {}

    Set<Cause> SILENT = Set.of(Cause.TIMED_OUT, Cause.REFUSED, Cause.CUT_OFF);
    Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<JsonNode, R> done, Function<Failed, R> failed, Function<Hindered, R> hindered) {
        if (this instanceof Done d) return done.apply(d.tree());
        if (this instanceof Failed f) return failed.apply(f);
        if (this instanceof Hindered h) return hindered.apply(h);
        throw new AssertionError("a sealed type cannot have another case");
    }

    /** Done, with nothing to read. */
    static Came nothing() {
        return new Done(JsonNodeFactory.instance.objectNode());
    }

    /** Whether it was refused, or answered otherwise than it should be, with that status. */
    default boolean isHindered(int status) {
        return this instanceof Hindered hindered && hindered.status() == status;
    }

    /** What a call means that should be answered with that status. Reads JSON: not for an event loop. */
    static Came of(Result<Reply> result, int right) {
        return result.match(reply -> of(reply, right), Came::silent);
    }

    private static Came of(Reply reply, int right) {
        var tree = Json.tree(new Answer(reply.what(), reply.status(), reply.headers(), reply.body()))
                .match(read -> read, broken -> JsonNodeFactory.instance.objectNode());
        if (reply.status() == right) {
            return new Done(tree);
        }
        var type = Fields.text(tree, "NeutronError.type");
        var because = TYPE.matcher(type).matches() ? " (" + type + ")" : "";
        var why = "status " + reply.status()
                + (reply.isHtml() ? " (HTML: somebody answers in place of Neutron)" : because);
        return reply.status() >= 500 ? new Failed(why) : new Hindered(why, reply.status());
    }

    private static Came silent(ReadFailure why) {
        if (!SILENT.contains(why.cause())) {
            return new Hindered(why.detail(), 0);
        }
        return new Failed(
                switch (why.cause()) {
                    case TIMED_OUT -> "no answer in time";
                    case REFUSED -> "no connection";
                    default -> "the connection broke";
                });
    }
}
