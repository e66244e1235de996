/** Which causes explain best what is seen: active symptoms, the candidates they point at, and the search among these. */
@NullMarked
package io.vioscope.rca.solve;

import org.jspecify.annotations.NullMarked;
