/** Tries declared addresses as users would, and asks other Vioscopes whether they reach them. */
@NullMarked
package io.vioscope.source.reach;

import org.jspecify.annotations.NullMarked;
