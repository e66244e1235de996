package io.vioscope.source.openstack.nova;

import java.util.Map;

/** Nova's numbers for the power of a server, as the words of its own source (nova/objects/fields.py). */
final class PowerState {
    private static final Map<String, String> WORDS =
            Map.of("0", "NOSTATE", "1", "RUNNING", "3", "PAUSED", "4", "SHUTDOWN", "6", "CRASHED", "7", "SUSPENDED");

    private PowerState() {}

    /** The word, or the number itself where Nova has no word for it. */
    static String word(String number) {
        return WORDS.getOrDefault(number, number);
    }
}
