/** The certificate and the private key that this server shows to those who connect, as they are in files. */
@NullMarked
package io.vioscope.config.tls;

import org.jspecify.annotations.NullMarked;
