/** What pages say: every text of theirs by its key, in one language. */
@NullMarked
package io.vioscope.words;

import org.jspecify.annotations.NullMarked;
