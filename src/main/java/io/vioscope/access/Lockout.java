package io.vioscope.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts wrong passwords, and says for how long no other is looked at. Counted are name and address together (five, as a
 * person mistypes), the address alone (twenty, as one who tries names), and the name alone (fifty, as many who try one
 * name). The wait begins at a minute and doubles with each further failure, up to a quarter of an hour: nobody is locked
 * out for good by somebody else. An hour without a failure forgets. In memory, for one event loop; a restart forgets too.
 */
public final class Lockout {
    /** After so long without a failure all is forgotten. */
    public static final Duration MEMORY = Duration.ofHours(1);

    /** How many passwords one may mistype. */
    public static final int FREE = 5;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private enum By {
        BOTH(FREE),
        ADDRESS(20),
        NAME(50);

        private final int free;

        By(int free) {
            this.free = free;
        }
    }

    private record Key(By by, String name, String address) {}

    private record Count(int failures, Instant last) {
        Instant until(By by) {
            if (failures < by.free) {
                return Instant.MIN;
            }
            var doublings = Math.min(failures - by.free, 4);
            var wait = FIRST.multipliedBy(1L << doublings);
            return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
    }

    /** The one that failed longest ago first. */
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    private static Key[] keys(String name, String address) {
        return new Key[] {new Key(By.BOTH, name, address), new Key(By.ADDRESS, "", address), new Key(By.NAME, name, "")
        };
    }

    /** How long it is until a password of that name from that address is looked at; empty where one is. */
    public Optional<Duration> wait(String name, String address, Instant now) {
        var until = Instant.MIN;
        for (var key : keys(name, address)) {
            var count = counts.get(key);
            if (count != null && count.until(key.by()).isAfter(until)) {
                until = count.until(key.by());
            }
        }
        return until.isAfter(now)
                ? Optional.of(Duration.ofSeconds(TimeUnit.MILLISECONDS.toSeconds(
                        Duration.between(now, until).toMillis() + 999)))
                : Optional.empty();
    }

    /**
     * How many more may be wrong before one has to wait; 0 while one has. Counted is what came from that address; what others
     * tried with that name is not told.
     */
    public int left(String name, String address, Instant now) {
        if (wait(name, address, now).isPresent()) {
            return 0;
        }
        return Math.max(1, Math.min(free(By.BOTH, name, address, now), free(By.ADDRESS, "", address, now)));
    }

    private int free(By by, String name, String address, Instant now) {
        var count = counts.get(new Key(by, name, address));
        return count == null || count.last().isBefore(now.minus(MEMORY)) ? by.free : by.free - count.failures();
    }

    /** A password was wrong. */
    public void failed(String name, String address, Instant now) {
        counts.values().removeIf(count -> count.last().isBefore(now.minus(MEMORY)));
        for (var key : keys(name, address)) {
            var before = counts.remove(key);
            counts.put(key, new Count(before == null ? 1 : before.failures() + 1, now));
        }
        var oldest = counts.keySet().iterator();
        for (int over = counts.size() - MOST; over > 0; over--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What was counted as a failure was none. */
    public void takeBack(String name, String address) {
        for (var key : keys(name, address)) {
            counts.computeIfPresent(
                    key, (same, count) -> count.failures() > 1 ? new Count(count.failures() - 1, count.last()) : null);
        }
    }

    /** A password was right: what this one mistyped is forgotten, what others tried is not. */
    public void succeeded(String name, String address) {
        counts.remove(new Key(By.BOTH, name, address));
    }
}
