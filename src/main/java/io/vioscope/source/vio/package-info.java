/** Reads VIO's own management: OMS of VIO 3 to 5, the Public API of VIO 6 and 7. */
@NullMarked
package io.vioscope.source.vio;

import org.jspecify.annotations.NullMarked;
