/** What connections may take of this server: how many, how long, how slowly. */
@NullMarked
package io.vioscope.web.connection;

import org.jspecify.annotations.NullMarked;
