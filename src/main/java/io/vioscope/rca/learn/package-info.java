/** What judgements and incidents teach about probabilities: bounded, shown, and to be forgotten at a word. */
@NullMarked
package io.vioscope.rca.learn;

import org.jspecify.annotations.NullMarked;
