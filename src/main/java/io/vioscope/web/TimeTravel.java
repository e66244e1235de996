package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.web.api.Json;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.PastAnswer.Refused;
import io.vioscope.web.view.Pasts;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Said;
import io.vioscope.words.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Answers what is asked with {@code at} from what was believed at that moment, or says why that cannot be. */
final class TimeTravel {
    /** What is known of the present alone, and would be taken for the past; the JSON of these knows no such parameter. */
    private static final Pattern NOW_ONLY =
            Pattern.compile("/what-if|/rules(/[^/]+)?|/system|/notifications(/.*)?|/entities/[^/]+/[^/]+/why");

    private static final String RETRY = "2";

    /** How long somebody sees nothing before they are told that they wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String AGAIN = "3";

    private final Pasts pasts;
    private final Frames frames;
    private final OffLoop offLoop;

    TimeTravel(Pasts pasts, Frames frames, OffLoop offLoop) {
        this.pasts = pasts;
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /** The answer of that view to what is asked, as of the moment that is asked for. */
    Future<Reply> answer(Ask ask, View view) {
        if (!ask.query().containsKey(Then.PARAMETER)) {
            return view.answer(ask);
        }
        if (NOW_ONLY.matcher(ask.path()).matches()) {
            return refuse(
                    ask,
                    new Refused(
                            404,
                            "only-now",
                            Said.of("past.only-known-as-of-now"),
                            Said.of("past.what-this-page-shows-is"),
                            false));
        }
        return Then.isKnownOf(ask.path()) ? then(ask, view) : view.answer(ask);
    }

    private Future<Reply> then(Ask ask, View view) {
        var at = Objects.requireNonNull(ask.query().get(Then.PARAMETER));
        var world = pasts.world(at, ask.query().getOrDefault("cloud", ""), ask.world());
        var patient = isJson(ask) ? world : world.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return patient.compose(
                        answer -> answer.match(found -> show(ask, at, found.world(), view), why -> refuse(ask, why)))
                .recover(why -> why instanceof TimeoutException ? wait(ask) : Future.failedFuture(why));
    }

    /** What takes longer goes on meanwhile, and who comes again gets what has come of it. */
    private Future<Reply> wait(Ask ask) {
        var text = Words.of("past.what-was-believed-then-is", AGAIN);
        return offLoop.run(() -> Messages.page(
                        frames, ask, 202, Words.of("past.past-is-being-worked-out"), text, List.of(Messages.now(ask))))
                .map(reply -> reply.with("Refresh", AGAIN));
    }

    /** A page gets an address that goes on to mean this moment; a program is answered at once. */
    private Future<Reply> show(Ask ask, String at, World world, View view) {
        var exact = Objects.requireNonNull(world.then());
        if (!isJson(ask) && !exact.text().equals(at)) {
            return Future.succeededFuture(Reply.redirect(Messages.at(ask, exact.at())));
        }
        var query = new HashMap<>(ask.query());
        query.remove(Then.PARAMETER);
        return view.answer(ask.in(world, query));
    }

    private Future<Reply> refuse(Ask ask, Refused why) {
        var reply = isJson(ask)
                ? Future.succeededFuture(Words.inEnglish(() -> Json.problem(
                        why.status(),
                        why.slug(),
                        why.title().toString(),
                        why.detail().toString())))
                : offLoop.run(() -> Messages.page(
                        frames,
                        ask,
                        why.status(),
                        why.title().toString(),
                        why.detail().toString(),
                        List.of(Messages.now(ask), new Messages.Link("/", Words.of("past.overview")))));
        return why.again() ? reply.map(r -> r.with("Retry-After", RETRY)) : reply;
    }

    private static boolean isJson(Ask ask) {
        return ask.path().startsWith("/api/");
    }
}
