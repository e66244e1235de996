/** Tests of what a recording hides. */
@NullMarked
package io.vioscope.recording.hide;

import org.jspecify.annotations.NullMarked;
