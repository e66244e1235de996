/** Traps of others: taken, understood by rules, and told as what they say of entities. */
@NullMarked
package io.vioscope.source.trap;

import org.jspecify.annotations.NullMarked;
