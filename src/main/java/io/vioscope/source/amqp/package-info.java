/**
 * What services say on a cloud's message bus, taken as a reason to look and for nothing else: what is believed comes from
 * the APIs.
 */
@NullMarked
package io.vioscope.source.amqp;

import org.jspecify.annotations.NullMarked;
