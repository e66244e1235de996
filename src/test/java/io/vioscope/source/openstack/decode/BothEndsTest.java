package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.decode.ShiftingList.Manner;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever exists all the time is seen whenever a list says that it is complete. */
class BothEndsTest {
    private static FakeCloud cloud;
    private static Http http;

    @BeforeAll
    static void start() {
        cloud = new FakeCloud();
        http = new Http(
                cloud.vertx(), cloud.config().access(), HttpLimits.DEFAULT, InstantSource.system(), new Budget(1000));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    /** Answers come after some turns of the event loop, so that now one end is ahead and now the other. */
    private static Future<Result<Answer>> later(int turns, Random random, ShiftingList list, String url) {
        var promise = Promise.<Result<Answer>>promise();
        cloud.vertx().runOnContext(v -> {
            if (turns > 0) {
                later(turns - 1, random, list, url).onComplete(promise);
            } else {
                list.shift(3);
                promise.complete(Result.ok(list.answer(url)));
            }
        });
        return promise.future();
    }

    /** What was read, and what existed all the time until then. */
    private record Seen(Listing list, Set<String> constant) {}

    private static Seen read(Random random, ShiftingList list) {
        return cloud.run(() -> ListReader.linked(
                        http,
                        PagerTest.IDS,
                        url -> later(random.nextInt(40), random, list, url),
                        "/servers",
                        new Reverse("dir=desc"))
                .map(read -> new Seen(read, Set.copyOf(list.constant()))));
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void nothingThatIsThereAllTheTimeIsMissedByACompleteList(Manner manner) {
        var complete = 0;
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var page = manner.isLie ? 20 + random.nextInt(20) : 1 + random.nextInt(12);
            var list = new ShiftingList(random, manner, random.nextInt(15 * page), page);
            var seen = read(random, list);
            if (seen.list().incomplete() == null) {
                complete++;
                assertThat(seen.list().unreadable().keySet())
                        .as("list %d of an API that is %s", seed, manner)
                        .containsAll(seen.constant().stream()
                                .map(id -> new EntityKey(Kind.SERVER, id))
                                .collect(Collectors.toSet()));
            }
        }
        assertThat(complete).as("lists that were complete").isGreaterThan(250);
    }
}
