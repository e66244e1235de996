package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who asks the same gets the same answer, and never one of another world. */
class SharedTest {
    private final List<Promise<Reply>> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");
    private final Shared shared = new Shared(this::answer, () -> now);

    private Future<Reply> answer(Ask ask) {
        var promise = Promise.<Reply>promise();
        asked.add(promise);
        return promise.future();
    }

    private static Ask ask(String path, long version) {
        return new Ask(path, List.of(), Map.of(), new World(List.of(), null, version));
    }

    private static Reply text(String text) {
        return Reply.of(200, Reply.HTML, text);
    }

    @Test
    void thoseWhoAskTheSameAreAnsweredByOne() {
        var first = shared.answer(ask("/", 1));
        var second = shared.answer(ask("/", 1));
        asked.get(0).complete(text("overview"));

        assertThat(asked).hasSize(1);
        assertThat(first.result().body().toString()).isEqualTo("overview");
        assertThat(second.result()).isSameAs(first.result());
    }

    @Test
    void anotherPageOrAnotherWorldIsAnsweredByItself() {
        shared.answer(ask("/", 1));
        shared.answer(ask("/problems", 1));
        shared.answer(ask("/", 2));

        assertThat(asked).hasSize(3);
    }

    @Test
    void afterASecondItIsWorkedOutAnew() {
        shared.answer(ask("/", 1));
        asked.get(0).complete(text("before"));
        now = now.plus(Duration.ofMillis(1001));
        var later = shared.answer(ask("/", 1));
        asked.get(1).complete(text("after"));

        assertThat(later.result().body().toString()).isEqualTo("after");
    }

    @Test
    void whatTakesLongIsNotBegunTwice() {
        shared.answer(ask("/", 1));
        now = now.plus(Duration.ofMinutes(1));
        shared.answer(ask("/", 1));

        assertThat(asked).hasSize(1);
    }

    @Test
    void aBugIsNotKept() {
        shared.answer(ask("/", 1));
        asked.get(0).fail("a bug");
        shared.answer(ask("/", 1));

        assertThat(asked).hasSize(2);
    }

    @Test
    void manyDifferentQuestionsAreNotAllKept() {
        for (var i = 0; i < 200; i++) {
            shared.answer(ask("/entities/server/" + i, 1));
        }
        shared.answer(ask("/entities/server/0", 1));
        shared.answer(ask("/entities/server/199", 1));

        assertThat(asked).hasSize(201);
    }
}
