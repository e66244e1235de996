/** Tests of the model as JSON. */
@NullMarked
package io.vioscope.json;

import org.jspecify.annotations.NullMarked;
