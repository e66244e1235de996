package io.vioscope.config;

import java.time.Duration;

/**
 * What holds for all receivers.
 *
 * @param root      where our MIB is
 * @param heartbeat from one heartbeat to the next; zero for none
 */
public record NotifyConfig(MibRoot root, Duration heartbeat) {
    /** A heartbeat every five minutes. */
    public static final NotifyConfig DEFAULT = new NotifyConfig(MibRoot.DEFAULT, Duration.ofMinutes(5));
}
