/** Memory: PostgreSQL; the only room that knows SQL. */
@NullMarked
package io.vioscope.store;

import org.jspecify.annotations.NullMarked;
