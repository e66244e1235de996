package io.vioscope.web.page.server;

import io.vioscope.bus.ReceiverState;
import io.vioscope.inventory.Aside;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.server.SystemPage.Cloud;
import io.vioscope.web.page.server.SystemPage.Receiver;
import io.vioscope.web.system.Condition;
import io.vioscope.web.system.Condition.Engine;
import io.vioscope.web.system.Condition.Queue;
import io.vioscope.web.system.Steps.Pace;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;

/** The rows of the page about the server itself. */
final class SystemRows {
    private SystemRows() {}

    static Cloud cloud(Engine engine) {
        var cloud = engine.cloud();
        var counts = cloud.counts().values();
        var all = counts.stream()
                .flatMap(c -> c.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        var unknown =
                counts.stream().mapToInt(c -> c.getOrDefault(Mark.UNKNOWN, 0)).sum();
        var known = cloud.seq() > 0;
        return new Cloud(
                "cloud-" + Texts.encode(cloud.name()),
                cloud.name(),
                known ? Texts.number(all) : "",
                known ? Texts.number(unknown) : "",
                known ? Texts.number(cloud.alarms().size()) : "",
                known ? Texts.number(cloud.problems().size()) : "",
                engine.pace().map(SystemRows::facts).orElse(""),
                engine.pace().flatMap(Pace::reports).map(SystemWords::spread).orElse(""),
                engine.pace().flatMap(Pace::others).map(SystemWords::spread).orElse(""),
                Condition.spending(cloud).map(SystemRows::budget).orElse(""));
    }

    private static String facts(Pace pace) {
        return Words.of(
                "system.in-last-minute-in-last", Texts.number(pace.lastMinute()), Texts.number(pace.tenMinutes()));
    }

    private static String budget(Aside.Spending spending) {
        return Words.of(
                "system.of-calls-in-minute", Texts.number(spending.taken()), Texts.number(spending.perMinute()));
    }

    static Receiver receiver(Queue queue) {
        var state = queue.state();
        return new Receiver(
                "queue-" + Texts.encode(queue.receiver()),
                Links.receiver(queue.receiver()),
                queue.receiver(),
                state.map(s -> Texts.number(s.waiting())).orElse(""),
                state.filter(s -> s.tries() > 0)
                        .map(s -> Words.of("system.what-is-under-way-was", Texts.count(s.tries(), "time")))
                        .orElse(""),
                state.map(SystemRows::trouble).orElse(Words.of("system.nobody-answers-for-it-it")));
    }

    private static String trouble(ReceiverState state) {
        return state.troubleSince() == null ? "" : state.why();
    }
}
