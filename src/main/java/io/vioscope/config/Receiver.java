package io.vioscope.config;

import java.util.function.Function;

/** Who is told, in whatever way. */
public sealed interface Receiver permits SnmpReceiver, WebhookReceiver {
    /** Its name; keys its sequence number and its receipts, so that renaming starts them anew. */
    String name();

    /** What it is told. */
    Wishes wishes();

    /** How much it is told at once. */
    Limits limits();

    /** Where it is, for people. Shows nothing secret. */
    String where();

    /** What it is told by, for people; plural. Shows nothing secret. */
    String how();

    /** Whether it says that it was told. */
    boolean answers();

    /** Calls the one handler that is for this type of receiver. */
    default <R> R match(Function<SnmpReceiver, R> snmp, Function<WebhookReceiver, R> webhook) {
        if (this instanceof SnmpReceiver r) return snmp.apply(r);
        if (this instanceof WebhookReceiver r) return webhook.apply(r);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
