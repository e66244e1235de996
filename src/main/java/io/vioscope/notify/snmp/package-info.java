/** SNMP: notifications as v2c traps that VIOSCOPE-MIB describes. */
@NullMarked
package io.vioscope.notify.snmp;

import org.jspecify.annotations.NullMarked;
