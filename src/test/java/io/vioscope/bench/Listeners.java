package io.vioscope.bench;

import io.vioscope.web.stream.FactStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Prints what very many listeners cost of whom a part takes nothing, and how soon the others hear. Arguments: how many, and how many of them. */
public final class Listeners {
    private static final int FACTS = 600;
    private static final int FACTS_A_LOOK = 50;
    private static final long EVERY = 200_000_000;
    private static final int SEND_BUFFER = 262_144;

    private Listeners() {}

    /** Runs it once. */
    public static void main(String... args) {
        var many = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        var stalled = args.length > 1 ? Integer.parseInt(args[1]) : many / 4;
        try (var audience = new Audience(FactStream.Limits.USUAL, SEND_BUFFER);
                var crowd = new Crowd(audience.port(), many, stalled)) {
            until(() -> audience.listeners() == many);
            audience.record();
            until(() -> crowd.heard() == many - stalled);
            say("%,d listen, %,d of them take nothing", many, stalled);
            memory("before");
            crowd.delays().clear();
            var growth = new Growth();
            for (int i = 1; i < FACTS; i++) {
                audience.record();
                LockSupport.parkNanos(EVERY);
                if (i % FACTS_A_LOOK == 0) {
                    growth.look(audience.listeners());
                }
            }
            until(() -> crowd.heard() == (long) FACTS * (many - stalled));
            growth.look(audience.listeners());
            growth.say();
            heard(crowd.delays());
            var since = System.nanoTime();
            until(() -> audience.listeners() == many - stalled);
            say("those who take nothing were left %d s later", (System.nanoTime() - since) / 1_000_000_000);
            memory("after that");
        }
    }

    /** The heap after everything was collected that can be, again and again while facts flow: what grows shows as a slope. */
    private static final class Growth {
        private final long began = System.nanoTime();
        private final Map<Integer, List<double[]>> looks = new TreeMap<>(Comparator.reverseOrder());
        private double seconds;

        void look(int listeners) {
            seconds = (System.nanoTime() - began) / 1e9;
            var heap = Audience.heap() / 1e6;
            looks.computeIfAbsent(listeners, count -> new ArrayList<>()).add(new double[] {seconds, heap});
            Listeners.say(
                    "after %.0f s: heap %.1f MB, Netty's own %.1f MB, %,d listen",
                    seconds, heap, Audience.direct() / 1e6, listeners);
        }

        /** By how many listened: the later half of these looks, as what waits for those who take nothing fills up in the first. */
        void say() {
            looks.forEach((listeners, all) -> Listeners.say(
                    "while %,d listened the heap grew by %.2f MB a minute in the later half of %d looks",
                    listeners, slope(all.subList(all.size() / 2, all.size())), all.size()));
            Listeners.say(
                    "the facts themselves, of which all who listen share the last 10,000, were %.2f MB a minute",
                    FACTS * Audience.FACT_BYTES / 1e6 / (seconds / 60));
        }

        /** Least squares. */
        private static double slope(List<double[]> looks) {
            var time = looks.stream().mapToDouble(l -> l[0]).average().orElse(0);
            var heap = looks.stream().mapToDouble(l -> l[1]).average().orElse(0);
            var both = looks.stream()
                    .mapToDouble(l -> (l[0] - time) * (l[1] - heap))
                    .sum();
            var spread = looks.stream()
                    .mapToDouble(l -> (l[0] - time) * (l[0] - time))
                    .sum();
            return spread == 0 ? 0 : 60 * both / spread;
        }
    }

    private static void heard(Delays delays) {
        say(
                "heard after: median %.1f ms, p99 %.1f ms, longest %.1f ms, of %,d",
                delays.millis(0.5), delays.millis(0.99), delays.millis(1), delays.count());
    }

    private static void memory(String when) {
        say("%s: heap %.1f MB, Netty's own %.1f MB", when, Audience.heap() / 1e6, Audience.direct() / 1e6);
    }

    private static void until(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void say(String text, Object... with) {
        System.out.println(String.format(Locale.ROOT, text, with));
    }
}
