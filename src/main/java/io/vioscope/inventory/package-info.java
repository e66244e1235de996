/** What we believe exists: folds reports into an immutable cloud model and says what changed. */
@NullMarked
package io.vioscope.inventory;

import org.jspecify.annotations.NullMarked;
