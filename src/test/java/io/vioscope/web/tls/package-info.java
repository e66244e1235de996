/** What is asked of TLS. */
@NullMarked
package io.vioscope.web.tls;

import org.jspecify.annotations.NullMarked;
