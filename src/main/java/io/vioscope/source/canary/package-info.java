/** Makes a port and deletes it, as users do, to see whether that works: all that is ever written to a cloud. */
@NullMarked
package io.vioscope.source.canary;

import org.jspecify.annotations.NullMarked;
