/** Every recorded fact, to whoever listens, as it is recorded: server-sent events. */
@NullMarked
package io.vioscope.web.stream;

import org.jspecify.annotations.NullMarked;
