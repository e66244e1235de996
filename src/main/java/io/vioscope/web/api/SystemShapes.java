package io.vioscope.web.api;

import io.vioscope.bus.Recording;
import io.vioscope.inventory.Aside;
import io.vioscope.web.system.Condition;
import io.vioscope.web.system.Licences;
import io.vioscope.web.system.Loop.Lateness;
import io.vioscope.web.system.Machine;
import io.vioscope.web.system.Spread;
import io.vioscope.web.system.Steps.Pace;
import io.vioscope.web.system.Storage.Stored;
import io.vioscope.web.tls.TlsState;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Texts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of {@code /api/v1/system}. Times RFC 3339, lengths of time in seconds, sizes in bytes; what is not known is not there. */
final class SystemShapes {
    private SystemShapes() {}

    /** The server. */
    record SystemJson(
            String version,
            String startedAt,
            String runtime,
            int processors,
            HeapJson heap,
            @Nullable PausesJson garbageCollection,
            @Nullable LatenessJson eventLoopLate,
            @Nullable TlsJson tls,
            int browsers,
            int listeners,
            @Nullable RecordingJson recording,
            @Nullable DatabaseJson database,
            List<CloudJson> clouds,
            List<ReceiverJson> receivers,
            Map<String, String> configuration) {}

    /** Memory; no limit where there is none. */
    record HeapJson(long used, @Nullable Long limit) {}

    /** Since the start; longest of the last minutes. */
    record PausesJson(long count, double total, double longest) {}

    /** Lengths of the last so many times. */
    record SpreadJson(int of, double median, double p99, double longest) {}

    /** How late the event loop of the pages was: in the last minute, and at most since the start. */
    record LatenessJson(SpreadJson lastMinute, double longest) {}

    /** The certificate that is shown; why not the one that is in the files now, and since when. */
    record TlsJson(
            String subject,
            String notBefore,
            String notAfter,
            String readAt,
            @Nullable String warning,
            @Nullable String troubleSince,
            @Nullable String trouble) {}

    /** Commits that wait to be recorded, since when and why. */
    record RecordingJson(
            int waiting, @Nullable String since, @Nullable String why) {}

    /** PostgreSQL and our tables with their indexes. */
    record DatabaseJson(String version, long bytes, Map<String, Long> tables) {}

    /** A cloud; entities by health. */
    record CloudJson(
            String cloud,
            @Nullable Map<String, Integer> entities,
            @Nullable Integer alarms,
            @Nullable Integer problems,
            @Nullable Long factsLastMinute,
            @Nullable Long factsLastTenMinutes,
            @Nullable SpreadJson reportSteps,
            @Nullable SpreadJson otherSteps,
            Json.@Nullable BudgetJson budget) {}

    /** How many facts wait in memory for a receiver. */
    record ReceiverJson(String receiver, @Nullable Integer waiting) {}

    /** Something that is shipped; any of its licences; null where none is known. */
    record PartJson(String name, String version, @Nullable List<String> licences) {}

    /** This server and the parts that are shipped with it. */
    record LicencesJson(PartJson product, List<PartJson> items) {}

    static LicencesJson licences(Licences all) {
        return new LicencesJson(
                part(all.product()),
                all.parts().stream().map(SystemShapes::part).toList());
    }

    private static PartJson part(Licences.Part part) {
        return new PartJson(part.name(), part.version(), part.licences().isEmpty() ? null : part.licences());
    }

    static SystemJson json(Condition found) {
        var machine = found.machine();
        var settings = new LinkedHashMap<String, String>();
        found.settings().forEach(s -> settings.put(s.name(), s.value()));
        return new SystemJson(
                found.version(),
                Texts.rfc3339(found.startedAt()),
                machine.java(),
                machine.processors(),
                new HeapJson(machine.heapUsed(), machine.heapLimit() < 0 ? null : machine.heapLimit()),
                machine.pauses().map(SystemShapes::pauses).orElse(null),
                found.late().map(SystemShapes::lateness).orElse(null),
                found.tls().map(SystemShapes::tls).orElse(null),
                found.browsers(),
                found.listeners(),
                found.recording().map(SystemShapes::recording).orElse(null),
                found.stored().map(SystemShapes::database).orElse(null),
                found.clouds().stream().map(SystemShapes::cloud).toList(),
                found.receivers().stream()
                        .map(q -> new ReceiverJson(
                                q.receiver(), q.state().map(s -> s.waiting()).orElse(null)))
                        .toList(),
                settings);
    }

    private static PausesJson pauses(Machine.Pauses p) {
        return new PausesJson(p.count(), seconds(p.total()), seconds(p.longest()));
    }

    private static LatenessJson lateness(Lateness late) {
        return new LatenessJson(spread(late.lastMinute()), seconds(late.longest()));
    }

    private static TlsJson tls(Condition.Tls tls) {
        var state = tls.state();
        var trouble = state.trouble();
        return new TlsJson(
                state.subject(),
                Texts.rfc3339(state.notBefore()),
                Texts.rfc3339(state.notAfter()),
                Texts.rfc3339(state.readAt()),
                tls.warning().orElse(null),
                trouble.map(t -> Texts.rfc3339(t.since())).orElse(null),
                trouble.map(TlsState.Trouble::why).orElse(null));
    }

    private static RecordingJson recording(Recording recording) {
        return new RecordingJson(recording.behind(), Shapes.time(recording.since()), recording.why());
    }

    private static DatabaseJson database(Stored stored) {
        var tables = new LinkedHashMap<String, Long>();
        stored.tables().forEach(t -> tables.put(t.name(), t.bytes()));
        return new DatabaseJson(stored.version(), stored.bytes(), tables);
    }

    private static CloudJson cloud(Condition.Engine engine) {
        var cloud = engine.cloud();
        var known = cloud.seq() > 0;
        var pace = engine.pace();
        return new CloudJson(
                cloud.name(),
                known ? entities(cloud) : null,
                known ? cloud.alarms().size() : null,
                known ? cloud.problems().size() : null,
                pace.map(Pace::lastMinute).orElse(null),
                pace.map(Pace::tenMinutes).orElse(null),
                pace.flatMap(Pace::reports).map(SystemShapes::spread).orElse(null),
                pace.flatMap(Pace::others).map(SystemShapes::spread).orElse(null),
                Condition.spending(cloud).map(SystemShapes::budget).orElse(null));
    }

    private static Map<String, Integer> entities(CloudView cloud) {
        var byMark = new LinkedHashMap<String, Integer>();
        for (var mark : Mark.values()) {
            byMark.put(
                    mark.word(),
                    cloud.counts().values().stream()
                            .mapToInt(c -> c.getOrDefault(mark, 0))
                            .sum());
        }
        return byMark;
    }

    private static Json.BudgetJson budget(Aside.Spending spending) {
        return new Json.BudgetJson(spending.perMinute(), spending.taken(), seconds(spending.waited()));
    }

    private static SpreadJson spread(Spread spread) {
        return new SpreadJson(spread.of(), seconds(spread.median()), seconds(spread.slow()), seconds(spread.longest()));
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
