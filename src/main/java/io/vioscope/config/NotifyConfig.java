package io.vioscope.config;

import java.time.Duration;

/**
 * What holds for all receivers.
 *
 * @param root      where our MIB is
 * @param heartbeat from one heartbeat to the next; zero for none
 * @param pages     where people reach our pages, without a slash at the end; empty if that is not known
 */
public record NotifyConfig(MibRoot root, Duration heartbeat, String pages) {
    /** A heartbeat every five minutes. */
    public static final NotifyConfig DEFAULT = new NotifyConfig(MibRoot.DEFAULT, Duration.ofMinutes(5), "");
}
