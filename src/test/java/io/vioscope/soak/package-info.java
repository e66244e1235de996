/** The soak: alarms come and go by the million while the server is killed and its receiver is away. Printed, run by hand. */
@NullMarked
package io.vioscope.soak;

import org.jspecify.annotations.NullMarked;
