/** What is asked of the log. */
@NullMarked
package io.vioscope.app.log;

import org.jspecify.annotations.NullMarked;
