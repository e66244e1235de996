/** Why, and who suffers: causal model, hypotheses, verdicts, impact, what-if. */
@NullMarked
package io.vioscope.rca;

import org.jspecify.annotations.NullMarked;
