/** TLS of our own: the certificate that is shown, and how it is replaced while the server runs. */
@NullMarked
package io.vioscope.web.tls;

import org.jspecify.annotations.NullMarked;
