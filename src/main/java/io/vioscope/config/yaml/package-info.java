/** Reads YAML so that every value knows where somebody wrote it, and every mistake can say so. */
@NullMarked
package io.vioscope.config.yaml;

import org.jspecify.annotations.NullMarked;
