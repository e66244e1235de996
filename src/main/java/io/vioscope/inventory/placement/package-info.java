/** Where a server was and why it moved, folded from the facts that were recorded of it. */
@NullMarked
package io.vioscope.inventory.placement;

import org.jspecify.annotations.NullMarked;
