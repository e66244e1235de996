/** The only place where state changes: one pure step from input to facts. */
@NullMarked
package io.vioscope.engine;

import org.jspecify.annotations.NullMarked;
