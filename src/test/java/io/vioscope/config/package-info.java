/** What is asked of the configuration's reader. */
@NullMarked
package io.vioscope.config;

import org.jspecify.annotations.NullMarked;
