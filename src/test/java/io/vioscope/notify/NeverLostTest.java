package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.Wishes;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A receiver that comes and goes, a server that is killed at any moment, an alarm and a root cause that come and go: in the
 * end the receiver believes what is so, and the numbers have no hole: they go back only to what was recorded before a kill.
 */
class NeverLostTest {
    private static final int HISTORIES = 500;
    private static final int STEPS = 80;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inTheEndTheReceiverBelievesWhatIsSo(boolean onlyCritical) {
        for (var seed = 0; seed < HISTORIES; seed++) {
            var wishes = onlyCritical ? Wishes.ALL.with(Severity.CRITICAL) : Wishes.ALL;
            new History(seed, wishes).run();
        }
    }

    private static final class History {
        private final Random random;
        private final Wishes wishes;
        private final Told told;
        private final String name;
        private final Manager manager = new Manager();
        private @Nullable Alarm alarm;
        private @Nullable Problem cause;
        private boolean up = true;

        private History(long seed, Wishes wishes) {
            this.random = new Random(seed);
            this.wishes = wishes;
            this.name = "history " + seed + " with " + wishes.least();
            this.told = new Told(wishes, Manner.DEFAULT.informing(Duration.ofSeconds(1)), Duration.ZERO);
            told.to((notification, number) -> {
                if (up) {
                    manager.hear(notification, number);
                }
                return up;
            });
        }

        private void run() {
            for (var step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> turnAlarm();
                    case 3, 4 -> turnCause();
                    case 5 -> up = !up;
                    case 6 -> kill();
                    default -> told.loop.pass(Duration.ofSeconds(random.nextInt(90)));
                }
                look();
                answer(random.nextInt(4));
            }
            up = true;
            for (var i = 0; i < 40; i++) {
                told.loop.pass(Duration.ofSeconds(61));
                answer(10);
            }
            assertThat(manager.alarm(alarm)).as(name + " alarm").isEqualTo(isAlarmWanted());
            assertThat(manager.cause(cause)).as(name + " cause").isEqualTo(cause != null);
            assertThat(manager.others(alarm, cause)).as(name).isEmpty();
        }

        private boolean isAlarmWanted() {
            return alarm != null && (manager.knows(alarm) || (wishes.isEnough(alarm.severity()) && cause == null));
        }

        private void kill() {
            manager.repeats(told.lastRecorded());
            told.restart();
        }

        private void look() {
            told.seen(cause == null ? null : Cases.CAUSE);
        }

        private void turnAlarm() {
            var is = alarm;
            if (is == null) {
                alarm = alarm(told.next());
                told.happens(explaining(), new Fact.AlarmRaised(alarm));
            } else if (random.nextBoolean()) {
                alarm = new Alarm(is.number(), is.key(), severity(), "as of " + told.next(), is.raisedAt());
                told.happens(explaining(), new Fact.AlarmChanged(alarm));
            } else {
                alarm = null;
                told.happens(explaining(), new Fact.AlarmCleared(is, Clearing.CONDITION_ENDED));
            }
        }

        private Alarm alarm(long number) {
            var is = Cases.alarm(number, "as of " + number);
            return new Alarm(number, is.key(), severity(), is.text(), is.raisedAt());
        }

        private Severity severity() {
            return random.nextBoolean() ? Severity.MAJOR : Severity.CRITICAL;
        }

        private @Nullable ProblemKey explaining() {
            return cause == null ? null : Cases.CAUSE;
        }

        private void turnCause() {
            var is = cause;
            if (is == null) {
                cause = Cases.problem(told.next(), Phase.CONFIRMED);
                told.happens(Cases.CAUSE, new ProblemFact.Opened(cause));
            } else {
                cause = null;
                told.happens(null, new ProblemFact.Resolved(is, Ending.SYMPTOMS_ENDED));
            }
        }

        private void answer(int times) {
            for (var i = 0; i < times; i++) {
                told.answers(random.nextInt(8) == 0);
            }
        }
    }

    /** What a manager believes that goes by the MIB. */
    private static final class Manager {
        private final Map<Long, Boolean> on = new TreeMap<>();
        private long last;

        /** What was told and not recorded is told again, under the numbers that it had. */
        private void repeats(long recorded) {
            assertThat(recorded).isLessThanOrEqualTo(last);
            last = recorded;
        }

        private void hear(Notification notification, long number) {
            assertThat(number).as("the number after " + last).isBetween(Math.max(1, last), last + 1);
            last = number;
            notification.match(
                    a -> on.put(a.alarm().number(), !a.change().isEnd()),
                    c -> on.put(c.problem().number(), !c.change().isEnd()),
                    e -> null,
                    b -> null,
                    t -> null);
        }

        private boolean knows(Alarm alarm) {
            return on.getOrDefault(alarm.number(), false);
        }

        private boolean alarm(@Nullable Alarm alarm) {
            return alarm != null && knows(alarm);
        }

        private boolean cause(@Nullable Problem cause) {
            return cause != null && on.getOrDefault(cause.number(), false);
        }

        private List<Long> others(@Nullable Alarm alarm, @Nullable Problem cause) {
            return on.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .filter(number -> alarm == null || number != alarm.number())
                    .filter(number -> cause == null || number != cause.number())
                    .toList();
        }
    }
}
