/** What is asked of the configuration's reader. */
@NullMarked
package io.vioscope.config.tls;

import org.jspecify.annotations.NullMarked;
