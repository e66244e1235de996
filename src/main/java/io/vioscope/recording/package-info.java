/** Reports kept as files and played again. */
@NullMarked
package io.vioscope.recording;

import org.jspecify.annotations.NullMarked;
