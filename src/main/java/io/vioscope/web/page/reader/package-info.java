/** Whoever reads: signing in, the password, settings, and for admins who else does. */
@NullMarked
package io.vioscope.web.page.reader;

import org.jspecify.annotations.NullMarked;
