/** Notifications by HTTP: JSON of our own, CloudEvents, and alerts of Alertmanager. */
@NullMarked
package io.vioscope.notify.webhook;

import org.jspecify.annotations.NullMarked;
