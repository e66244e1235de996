package io.vioscope.maintenance;

import io.vioscope.inventory.Inventory;
import io.vioscope.maintenance.Outcome.Wrong;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes orders: checks them against what is believed. Pure. */
public final class Desk {
    /** The longest that a window may be; who forgets one is told again after this. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final int MOST = 100;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 100;

    private Desk() {}

    /**
     * What comes of an order.
     *
     * @param windows  those that there are
     * @param cloud    the name of the cloud, which is known even before anything in it is
     * @param believed what exists
     * @param next     the number of the next fact
     */
    public static Outcome answer(
            Windows windows, String cloud, Inventory believed, Order order, long next, Instant now) {
        Predicate<EntityKey> known = key -> believed.get(key).isPresent()
                || (key.kind() == Kind.CLOUD && key.id().equals(cloud));
        return order.match(
                set -> set(windows, known, set, next, now),
                cancel -> windows.get(cancel.number())
                        .<Outcome>map(
                                window -> new Outcome.Done(new WindowFact.Ended(window, WindowFact.End.CANCELLED)))
                        .orElseGet(() -> new Outcome.NotOpen(cancel.number())));
    }

    private static Outcome set(Windows windows, Predicate<EntityKey> known, Order.Set order, long next, Instant now) {
        var window = new MaintenanceWindow(
                next,
                order.scope(),
                (order.from().isBefore(now) ? now : order.from()).truncatedTo(ChronoUnit.MILLIS),
                order.until().truncatedTo(ChronoUnit.MILLIS),
                clean(order.by()),
                clean(order.reason()));
        var wrong = wrong(window, known);
        if (windows.open().size() >= MOST) {
            wrong.add(
                    new Wrong("windows", "there are " + MOST + " that have not ended, which is the most there may be"));
        }
        return wrong.isEmpty() ? new Outcome.Done(new WindowFact.Set(window)) : new Outcome.Refused(wrong);
    }

    private static List<Wrong> wrong(MaintenanceWindow window, Predicate<EntityKey> known) {
        var wrong = new ArrayList<Wrong>();
        if (!known.test(window.scope())) {
            wrong.add(new Wrong("entity", "no " + window.scope().kind().label() + " of that id is known"));
        }
        if (!window.until().isAfter(window.from())) {
            wrong.add(new Wrong("until", "it would end before it begins, or is over; right would be a time to come"));
        } else if (Duration.between(window.from(), window.until()).compareTo(LONGEST) > 0) {
            wrong.add(new Wrong("until", "a window is at most " + LONGEST.toDays() + " days long"));
        }
        words(wrong, "reason", window.reason(), LONGEST_REASON);
        words(wrong, "by", window.by(), LONGEST_NAME);
        return wrong;
    }

    private static void words(List<Wrong> wrong, String where, String text, int longest) {
        if (text.isEmpty()) {
            wrong.add(new Wrong(where, "it is empty"));
        } else if (text.length() > longest) {
            wrong.add(new Wrong(where, "it is longer than " + longest + " characters"));
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
