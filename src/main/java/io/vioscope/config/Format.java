package io.vioscope.config;

import java.util.function.Function;

/** In whose form a receiver is told. */
public sealed interface Format {
    /** As VIOSCOPE-MIB has it. */
    record Vioscope() implements Format {}

    /**
     * As the SNMP Trap Notifier of Smarts has it.
     *
     * @param server     what stands for the name of the Global Manager, at most 64 characters
     * @param severities in which direction severities are numbered
     */
    record Smarts(String server, Severities severities) implements Format {}

    /** The notifications about single virtual machines of VM-MIB (RFC 7666). */
    record VmMib() implements Format {}

    /** How severities are numbered for Smarts; its console and its old MIB count in opposite directions. */
    enum Severities {
        /** 1 critical, 2 major, 3 minor, 4 unknown, 5 normal (SAM Operator Guide 10.1). */
        CONSOLE,
        /** 1 not applicable, 2 informational, 3 warning, 4 minor, 5 major, 6 severe (DFM-MIB). */
        MIB
    }

    /** Calls the one handler that is for this. */
    default <R> R match(Function<Vioscope, R> vioscope, Function<Smarts, R> smarts, Function<VmMib, R> vmMib) {
        if (this instanceof Vioscope f) return vioscope.apply(f);
        if (this instanceof Smarts f) return smarts.apply(f);
        if (this instanceof VmMib f) return vmMib.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
