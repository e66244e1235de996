package io.vioscope.snmp;

import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.mp.StatusInformation;

/** Answers what came by SNMP, in its version and by its security. */
public final class Replies {
    private Replies() {}

    /** Sends an answer to where the request came from. Throws {@link MessageException} if it cannot leave. */
    public static void send(CommandResponderEvent<?> request, PDU answer) throws MessageException {
        request.getMessageDispatcher()
                .returnResponsePdu(
                        request.getMessageProcessingModel(),
                        request.getSecurityModel(),
                        request.getSecurityName(),
                        request.getSecurityLevel(),
                        answer,
                        request.getMaxSizeResponsePDU(),
                        request.getStateReference(),
                        new StatusInformation());
    }

    /** Says to who sent an inform that it has come. Throws {@link MessageException} if that cannot leave. */
    public static void confirm(CommandResponderEvent<?> inform) throws MessageException {
        var answer = (PDU) inform.getPDU().clone();
        answer.setType(PDU.RESPONSE);
        send(inform, answer);
    }
}
