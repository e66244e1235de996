/** What traps of others mean: rules, as they are delivered and as files add to them. */
@NullMarked
package io.vioscope.config.trap;

import org.jspecify.annotations.NullMarked;
