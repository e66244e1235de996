package io.vioscope.simulator.fault;

/**
 * A fault that can be injected.
 *
 * @param id       as in the catalogue of faults, such as {@code vcenter-unreachable}
 * @param category what an operator should make of it
 * @param sort     what it can strike
 * @param summary  one sentence
 * @param effect   what it does
 */
public record FaultType(String id, Category category, Sort sort, String summary, Effect effect) {
    /** What an operator should make of it. */
    public enum Category {
        /** Something broke. */
        FAULT,
        /** Somebody does planned work. */
        PLANNED,
        /** A user did it. */
        USER_ACTION,
        /** It happens all the time and means nothing. */
        NOISE,
        /** It is the monitor's own trouble. */
        MONITOR
    }

    static FaultType of(String id, Category category, Sort sort, String summary, Effect effect) {
        return new FaultType(id, category, sort, summary, effect);
    }

    static FaultType fault(String id, Sort sort, String summary, Effect effect) {
        return of(id, Category.FAULT, sort, summary, effect);
    }

    static FaultType planned(String id, Sort sort, String summary, Effect effect) {
        return of(id, Category.PLANNED, sort, summary, effect);
    }

    static FaultType action(String id, Sort sort, String summary, Effect effect) {
        return of(id, Category.USER_ACTION, sort, summary, effect);
    }

    static FaultType noise(String id, Sort sort, String summary, Effect effect) {
        return of(id, Category.NOISE, sort, summary, effect);
    }

    static FaultType monitor(String id, Sort sort, String summary, Effect effect) {
        return of(id, Category.MONITOR, sort, summary, effect);
    }
}
