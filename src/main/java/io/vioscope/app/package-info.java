/** The switchboard: command line, wiring, start and stop in order, health. */
@NullMarked
package io.vioscope.app;

import org.jspecify.annotations.NullMarked;
