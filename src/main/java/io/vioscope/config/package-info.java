/** One immutable, validated description of how this server was asked to run. */
@NullMarked
package io.vioscope.config;

import org.jspecify.annotations.NullMarked;
