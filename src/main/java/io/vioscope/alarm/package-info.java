/** What is wrong: raises and clears alarms by a table of conditions. */
@NullMarked
package io.vioscope.alarm;

import org.jspecify.annotations.NullMarked;
