/** Pictures of numbers, as SVG: pure, and never a colour alone. */
@NullMarked
package io.vioscope.web.chart;

import org.jspecify.annotations.NullMarked;
