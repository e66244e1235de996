/** JSON under /api/v1, health checks and metrics. */
@NullMarked
package io.vioscope.web.api;

import org.jspecify.annotations.NullMarked;
