package io.vioscope.notify;

import io.vioscope.config.Receiver;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.WebhookReceiver;

/**
 * All ways to speak as one.
 *
 * @param snmp     by SNMP
 * @param webhooks by HTTP
 */
public record Voices(Voice<SnmpReceiver> snmp, Voice<WebhookReceiver> webhooks) implements Voice<Receiver> {
    @Override
    public Channel to(Receiver receiver) {
        return receiver.match(snmp::to, webhooks::to);
    }

    @Override
    public void close() {
        try {
            snmp.close();
        } finally {
            webhooks.close();
        }
    }
}
