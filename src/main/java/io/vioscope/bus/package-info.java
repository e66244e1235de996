/** The typed event bus: every address and payload in one file. */
@NullMarked
package io.vioscope.bus;

import org.jspecify.annotations.NullMarked;
