package io.vioscope.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A part of what the SNMP agent can show. */
public enum Area {
    /** Who answers: the groups of SNMPv2-MIB and SNMP-FRAMEWORK-MIB, the server itself and the clouds. */
    SYSTEM,
    /** The alarms that are on, and how many. */
    ALARMS,
    /** The confirmed root causes, and how many. */
    CAUSES,
    /** Who suffers from root causes. */
    IMPACT,
    /** All entities. */
    ENTITIES,
    /** The services and agents that report their own state. */
    SERVICES,
    /** What is polled. */
    SOURCES,
    /** Who is told by notifications. */
    RECEIVERS;

    /** All of it. */
    public static final Set<Area> ALL = Collections.unmodifiableSet(EnumSet.allOf(Area.class));
}
