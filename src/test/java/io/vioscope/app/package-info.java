/** What is asked of the command line and of the whole. */
@NullMarked
package io.vioscope.app;

import org.jspecify.annotations.NullMarked;
