/** What exists though no list shows it: derived from what the lists do show, at every step anew. */
@NullMarked
package io.vioscope.inventory.inferred;

import org.jspecify.annotations.NullMarked;
