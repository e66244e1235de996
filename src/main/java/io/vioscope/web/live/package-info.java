/** The live bridge: hints that something changed, outwards only. */
@NullMarked
package io.vioscope.web.live;

import org.jspecify.annotations.NullMarked;
