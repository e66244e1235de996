/** The switchboard: command line, wiring, start and stop in order, health; nothing depends on it. */
@NullMarked
package io.vioscope.app;

import org.jspecify.annotations.NullMarked;
