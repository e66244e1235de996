package io.vioscope.notify.webhook;

import io.vertx.core.buffer.Buffer;

/**
 * What is sent.
 *
 * @param type   its media type
 * @param octets JSON in UTF-8
 */
record Content(String type, Buffer octets) {}
