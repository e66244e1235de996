/** The ties of a cloud by numbers, to be walked in both directions. */
@NullMarked
package io.vioscope.rca.graph;

import org.jspecify.annotations.NullMarked;
