/** Asks a running server over its JSON interface, for scripts and people at a terminal. */
@NullMarked
package io.vioscope.app.query;

import org.jspecify.annotations.NullMarked;
