/** Answers managers that read by SNMP, from snapshots and off the event loop. */
@NullMarked
package io.vioscope.agent;

import org.jspecify.annotations.NullMarked;
