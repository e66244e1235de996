package io.vioscope.bench;

import io.vioscope.web.stream.FactStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Prints what very many listeners cost of whom a part takes nothing, and how soon the others hear. Arguments: how many, and how many of them. */
public final class Listeners {
    private static final int FACTS = 300;
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
            crowd.delays();
            for (int i = 1; i < FACTS; i++) {
                audience.record();
                LockSupport.parkNanos(EVERY);
            }
            until(() -> crowd.heard() == (long) FACTS * (many - stalled));
            memory("after " + FACTS + " facts of 4 kB");
            heard(crowd.delays());
            var since = System.nanoTime();
            until(() -> audience.listeners() == many - stalled);
            say("those who take nothing were left %d s later", (System.nanoTime() - since) / 1_000_000_000);
            memory("after that");
        }
    }

    private static void heard(List<Long> delays) {
        say(
                "heard after: median %.1f ms, p99 %.1f ms, longest %.1f ms, of %,d",
                delays.get(delays.size() / 2) / 1e6,
                delays.get((int) (delays.size() * 0.99)) / 1e6,
                delays.get(delays.size() - 1) / 1e6,
                delays.size());
        delays.clear();
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
