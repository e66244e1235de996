package io.vioscope.source.vcenter;

import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An alarm of vCenter's that is on at an object ({@code AlarmState}).
 *
 * @param entity       the object
 * @param alarm        what is watched for there
 * @param status       {@code red} or {@code yellow}
 * @param since        when it began, RFC 3339 in UTC; empty where that cannot be read
 * @param acknowledged who has acknowledged it, and when; empty where nobody has
 */
record Triggered(Ref entity, Ref alarm, String status, String since, String acknowledged) {
    /** What a {@code ManagedEntityStatus} can be that is no trouble. */
    private static final Set<String> GOOD = Set.of("green", "gray");

    private static final Set<String> BAD = Set.of("red", "yellow");

    /**
     * Of the value of {@code triggeredAlarmState}, those that are red or yellow and not disabled. Empty where one of them is of
     * no known shape: half a list would end alarms that are on.
     */
    static Optional<List<Triggered>> of(Node list) {
        var all = new ArrayList<Triggered>();
        for (var state : list.children()) {
            var entity = state.ref("entity");
            var alarm = state.ref("alarm");
            var status = state.text("overallStatus");
            if (entity.isEmpty() || alarm.isEmpty() || !(BAD.contains(status) || GOOD.contains(status))) {
                return Optional.empty();
            }
            if (BAD.contains(status) && !state.text("disabled").equals("true")) {
                all.add(new Triggered(entity.get(), alarm.get(), status, time(state.text("time")), by(state)));
            }
        }
        return Optional.of(List.copyOf(all));
    }

    private static String by(Node state) {
        if (!state.text("acknowledged").equals("true")) {
            return "";
        }
        var who = Texts.storable(state.text("acknowledgedByUser"));
        var when = time(state.text("acknowledgedTime"));
        return (who.isEmpty() ? "somebody" : who) + (when.isEmpty() ? "" : " at " + when);
    }

    private static String time(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeException none) {
            return "";
        }
    }
}
