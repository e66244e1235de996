/** Certificates and their private keys as they are in files: what this server shows, and what it signs in by elsewhere. */
@NullMarked
package io.vioscope.config.tls;

import org.jspecify.annotations.NullMarked;
