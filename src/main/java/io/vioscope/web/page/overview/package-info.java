/** The page one begins with: top causes, who is hurt, the map of hosts. */
@NullMarked
package io.vioscope.web.page.overview;

import org.jspecify.annotations.NullMarked;
