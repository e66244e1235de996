/**
 * The proof of the diagnosis: faults in simulated clouds that the real sources read, what is seen of them distorted on the
 * way to the engine, and the engine's word judged beside that of simpler methods. See docs/diagnosis.md.
 */
@NullMarked
package io.vioscope.proof;

import org.jspecify.annotations.NullMarked;
