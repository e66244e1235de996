/** What is asked of connections. */
@NullMarked
package io.vioscope.web.connection;

import org.jspecify.annotations.NullMarked;
