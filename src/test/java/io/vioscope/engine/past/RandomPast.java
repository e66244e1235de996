package io.vioscope.engine.past;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.maintenance.Order;
import io.vioscope.model.Closure;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.Kind;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.learn.Learned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something that happened in a cloud: what was recorded, and what was believed after each step. */
public final class RandomPast {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final List<Answer> ANSWERS = List.of(Answer.RIGHT, Answer.PARTLY, Answer.WRONG);

    private final List<Commit> commits = new ArrayList<>();
    private final List<CloudState> states = new ArrayList<>();
    private final Engine engine;
    private final boolean[] isDown = new boolean[4];
    private Instant clock = Worlds.START;
    private Snapshot now;

    private RandomPast(String cloud, CausalModel model) {
        this.engine = new Engine(
                Map.of(Worlds.NOVA, Duration.ofSeconds(90), Worlds.KEYSTONE, Duration.ofSeconds(90)),
                DeploymentMode.UNKNOWN,
                model);
        this.now = Snapshot.unknown(cloud);
        this.states.add(now.state());
    }

    /** What came of those polls: entities of all sorts come, change, move, vanish and come back. */
    public static RandomPast of(String cloud, List<Worlds.Poll> polls) {
        var past = new RandomPast(cloud, CausalModel.empty());
        for (var poll : polls) {
            past.clock = past.clock.plusSeconds(30);
            past.take(new Input.Reported(poll.at(past.clock)));
        }
        return past;
    }

    /** So many steps of a cloud in which services fail and recover, and operators say things and work on hosts. */
    public static RandomPast troubled(String cloud, long seed, int steps) {
        var past = new RandomPast(cloud, MODEL);
        var random = new Random(seed);
        for (var i = 0; i < steps; i++) {
            past.clock = past.clock.plusSeconds(random.nextInt(200) == 0 ? 90_000 : 20 + random.nextInt(40));
            past.take(past.next(random));
        }
        return past;
    }

    private void take(Input input) {
        var step = engine.step(now, input, clock);
        if (!step.facts().isEmpty()) {
            commits.add(new Commit(now.state().cloud(), now.state().seq() + 1, clock, step.facts()));
            states.add(step.next().state());
        }
        now = step.next();
    }

    private Input next(Random random) {
        var number = number(random);
        var host = new EntityKey(Kind.HYPERVISOR, "c" + random.nextInt(isDown.length));
        return switch (random.nextInt(21)) {
            case 0 -> new Input.Said(new ProblemOrder.Acknowledge(number, "Ann", ""));
            case 1 -> new Input.Said(new ProblemOrder.Unacknowledge(number, "Ann", ""));
            case 2 -> new Input.Said(new ProblemOrder.Judge(number, ANSWERS.get(random.nextInt(3)), "Ann", ""));
            case 3 ->
                new Input.Ordered(
                        new Order.Set(host, clock, clock.plusSeconds(60 + random.nextInt(600)), "Ann", "firmware"));
            case 4 -> new Input.Ordered(new Order.Cancel(window(random)));
            case 5, 6 -> new Input.Ticked();
            case 7, 8 -> new Input.Said(new ProblemOrder.Handle(number, act(random), "Ann", "as ever", null));
            case 9 -> new Input.Said(new ProblemOrder.Advise("hypervisor.down", random.nextBoolean(), "Ann", "known"));
            default -> {
                if (random.nextInt(4) == 0) {
                    var which = random.nextInt(isDown.length);
                    isDown[which] = !isDown[which];
                }
                yield look(random);
            }
        };
    }

    private Act act(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Act.Assign(random.nextBoolean() ? "Bob" : "");
            case 1 -> new Act.Snooze(random.nextBoolean() ? null : clock.plusSeconds(60 + random.nextInt(600)));
            case 2 -> new Act.Wake();
            case 3 -> new Act.Note();
            case 4 -> new Act.Close(Closure.Reason.KNOWN, null);
            default -> new Act.Unclose();
        };
    }

    private Input look(Random random) {
        var all = new ArrayList<Entity>();
        for (var i = 0; i < isDown.length; i++) {
            var health = isDown[i] ? Health.DOWN : Health.OK;
            all.add(Worlds.hypervisor("c" + i, health));
            all.add(Worlds.computeService("c" + i, health));
            if (random.nextInt(6) > 0) {
                all.add(Worlds.server("s" + i, "ACTIVE", Health.OK, "c" + random.nextInt(isDown.length)));
            }
        }
        var poll = random.nextInt(10) == 0 ? Worlds.failed() : Worlds.complete(all.toArray(Entity[]::new));
        return new Input.Reported(poll.at(clock));
    }

    private long number(Random random) {
        var problems = now.state().problems();
        var numbers = new ArrayList<Long>(
                problems.open().values().stream().map(p -> p.number()).toList());
        if (numbers.isEmpty() || random.nextInt(3) == 0) {
            problems.ended().forEach(e -> numbers.add(e.problem().number()));
        }
        return numbers.isEmpty() ? 1 : numbers.get(random.nextInt(numbers.size()));
    }

    private long window(Random random) {
        var open = List.copyOf(now.state().windows().open().keySet());
        return open.isEmpty() ? 1 : open.get(random.nextInt(open.size()));
    }

    /** What was recorded, in order. */
    public List<Commit> commits() {
        return commits;
    }

    /** What was believed: first nothing, then what was after each commit. */
    public List<CloudState> states() {
        return states;
    }

    /** What is believed at the end. */
    public CloudState last() {
        return now.state();
    }

    /** All facts, in order. */
    public List<Dated> facts() {
        return commits.stream()
                .flatMap(c -> c.facts().stream().map(f -> new Dated(c.at(), f)))
                .toList();
    }

    /** As much of a state as is known of the past: all but what was learned. */
    public static CloudState known(CloudState state) {
        return new CloudState(
                state.cloud(),
                state.seq(),
                state.inventory(),
                state.alarms(),
                state.problems(),
                Learned.nothing(),
                state.windows(),
                state.sources());
    }
}
