/** What is done, told as spans of OpenTelemetry to whoever collects them. */
@NullMarked
package io.vioscope.trace;

import org.jspecify.annotations.NullMarked;
