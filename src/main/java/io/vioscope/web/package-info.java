/** Face: one HTTP server with pages, JSON, metrics and the live bridge, fed by snapshots. */
@NullMarked
package io.vioscope.web;

import org.jspecify.annotations.NullMarked;
