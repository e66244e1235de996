/** Benchmarks: figures of the whole server against a simulated cloud in a process of its own. Printed, never asserted. */
@NullMarked
package io.vioscope.bench;

import org.jspecify.annotations.NullMarked;
