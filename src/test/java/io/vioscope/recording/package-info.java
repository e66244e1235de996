/** Tests of recordings and their replay. */
@NullMarked
package io.vioscope.recording;

import org.jspecify.annotations.NullMarked;
