/** How this server itself does: what it needs, what waits, who looks at it. */
@NullMarked
package io.vioscope.web.system;

import org.jspecify.annotations.NullMarked;
