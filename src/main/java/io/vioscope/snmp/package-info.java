/** What is common to all that speaks SNMP here: where our MIB is, protocols, numbers and texts as it has them. */
@NullMarked
package io.vioscope.snmp;

import org.jspecify.annotations.NullMarked;
