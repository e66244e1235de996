/** Pages: HTML rendered on the server from templates that escape by default. */
@NullMarked
package io.vioscope.web.page;

import org.jspecify.annotations.NullMarked;
