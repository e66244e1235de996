/** The causal model in YAML: read, and refused with the place and what would be right. */
@NullMarked
package io.vioscope.config.causal;

import org.jspecify.annotations.NullMarked;
