/** The nouns: what can exist in a cloud, how things relate, how healthy they claim to be, and what can become known. */
@NullMarked
package io.vioscope.model;

import org.jspecify.annotations.NullMarked;
