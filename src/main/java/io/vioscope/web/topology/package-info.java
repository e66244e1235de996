/** The map of a cloud: what is drawn, folded so that it fits, and where; pure. */
@NullMarked
package io.vioscope.web.topology;

import org.jspecify.annotations.NullMarked;
