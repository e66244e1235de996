/** What can be wrong with what, and how it shows: the causal model as data, checked before it is used. */
@NullMarked
package io.vioscope.rca.causal;

import org.jspecify.annotations.NullMarked;
