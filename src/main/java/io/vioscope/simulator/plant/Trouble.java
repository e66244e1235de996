package io.vioscope.simulator.plant;

/** What can be wrong with a part of the plant. Which of them make sense depends on what the part is. */
public enum Trouble {
    /** It does not work at all: a dead process, a host without power, a lost pair of load balancers. */
    DOWN,
    /** Nothing answers at its address. */
    UNREACHABLE,
    /** It answers at its address, but the service behind is stopped. */
    STOPPED,
    /** It refuses the account that uses it. */
    LOGIN_REJECTED,
    /** Its certificate is not trusted, or no longer valid. */
    CERTIFICATE_REFUSED,
    /** It works, slowly. */
    SLOW,
    /** It lives and does nothing. */
    HUNG,
    /** Those that use it see different parts of it. */
    PARTITIONED,
    /** It has lost redundancy and works. */
    DEGRADED,
    /** Packets to it get lost. */
    LOSSY,
    /** One of those that share its work is broken and still gets its share. */
    ONE_BACKEND_BAD,
    /** Its clock is wrong by minutes. */
    CLOCK_OFF,
    /** An operator has taken it out of use. */
    MAINTENANCE,
    /** It was put to sleep to save power. */
    STANDBY,
    /** It works, and its manager cannot reach it. */
    DISCONNECTED,
    /** What ran on it is not started elsewhere. */
    WITHOUT_HA,
    /** It has no room left. */
    FULL,
    /** All paths to it are down, for a while (APD). */
    ALL_PATHS_DOWN,
    /** It is lost for good (PDL). */
    DEVICE_LOST,
    /** It has started without what it needs, and says so by keeping silent. */
    NOT_INITIALIZED,
    /** It tells less than there is. */
    PARTIAL_ANSWERS,
    /** Its account shows it no more than one project. */
    DEMOTED
}
