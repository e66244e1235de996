package io.vioscope.web.system;

import io.vioscope.model.Fact;
import io.vioscope.words.Words;
import java.util.Locale;

/** What facts are about, as far as it matters for how many there are. */
public enum FactClass {
    /** Entities that came, went, or could not be seen. */
    ENTITIES,
    /** Status, attributes and ties of entities, and where servers run. */
    CHANGES,
    ALARMS,
    PROBLEMS,
    /** Whether sources see. */
    SOURCES,
    /** Maintenance and what was learnt. */
    OTHERS;

    private static final Fact.Cases<FactClass> CASES = new Fact.Cases<>(
            added -> ENTITIES,
            changed -> CHANGES,
            status -> CHANGES,
            moved -> CHANGES,
            migrationFailed -> CHANGES,
            discovered -> ENTITIES,
            missing -> ENTITIES,
            reappeared -> ENTITIES,
            deleted -> ENTITIES,
            raised -> ALARMS,
            alarmChanged -> ALARMS,
            cleared -> ALARMS,
            source -> SOURCES,
            problem -> PROBLEMS,
            learning -> OTHERS,
            window -> OTHERS);

    /** What a fact is about. */
    public static FactClass of(Fact fact) {
        return fact.match(CASES);
    }

    /** One word, which names it in pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return Words.of("changes.about." + word());
    }
}
