/** How the log is written: as lines of text or of JSON, without secrets. */
@NullMarked
package io.vioscope.app.log;

import org.jspecify.annotations.NullMarked;
