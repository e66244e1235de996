/** The model as JSON, as the database, recordings and the JSON API have it. */
@NullMarked
package io.vioscope.json;

import org.jspecify.annotations.NullMarked;
