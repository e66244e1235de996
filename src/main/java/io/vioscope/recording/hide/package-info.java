/** Takes out of what is recorded whatever names a customer. */
@NullMarked
package io.vioscope.recording.hide;

import org.jspecify.annotations.NullMarked;
