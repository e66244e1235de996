package io.vioscope.agent;

import io.vioscope.agent.table.Who;
import io.vioscope.agent.tree.Tree;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.snmp.Overhead;
import io.vioscope.snmp.Replies;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/** Answers what SNMP4J has decoded and, of SNMPv3, verified; on the thread that received it. */
final class Responder implements CommandResponder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

    /** What SNMP4J counts as header beside what is in the PDU of an SNMPv3 answer: engine id, context and their headers. */
    private static final int SCOPE = 48;

    private record Walker(Address from, OctetString name) {}

    private final Readers readers;
    private final Supplier<Tree> newest;
    private final Walks walks;
    private final Refusals refusals;
    private final Counts counts;
    private final int size;

    Responder(Readers readers, Supplier<Tree> newest, Walks walks, Refusals refusals, Counts counts, int size) {
        this.readers = readers;
        this.newest = newest;
        this.walks = walks;
        this.refusals = refusals;
        this.counts = counts;
        this.size = size;
    }

    @Override
    public synchronized <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        event.setProcessed(true);
        var request = event.getPDU();
        if (request == null || !(event.getPeerAddress() instanceof UdpAddress peer)) return;
        var reader = reader(event);
        var verdict = reader.map(r -> Readers.verdict(r, peer.getInetAddress(), event.getSecurityLevel()))
                .orElse(Readers.Verdict.UNKNOWN);
        switch (verdict) {
            case MAY -> send(event, guarded(event, reader.orElseThrow(), request));
            case UNKNOWN -> refuse(event, request, peer);
            case TOO_LITTLE -> refuse(event, request, peer, "has to prove more to be that user");
        }
    }

    /** To be called from time to time. */
    synchronized void forgetTheRested() {
        walks.forgetTheRested();
    }

    private Optional<Reader> reader(CommandResponderEvent<?> event) {
        return isUser(event) ? readers.ofUser(event.getSecurityName()) : readers.ofCommunity(event.getSecurityName());
    }

    private static boolean isUser(CommandResponderEvent<?> event) {
        return event.getMessageProcessingModel() == SnmpConstants.version3;
    }

    /** To a community that nobody has there is no answer (RFC 3584, 5.2.1). */
    private void refuse(CommandResponderEvent<?> event, PDU request, UdpAddress peer) {
        if (isUser(event)) {
            refuse(event, request, peer, "may not read from there");
            return;
        }
        counts.add(SnmpConstants.snmpInBadCommunityNames);
        refusals.of(peer.getInetAddress(), "has no community that may read from there, so it gets no answer")
                .ifPresent(LOG::warn);
    }

    private void refuse(CommandResponderEvent<?> event, PDU request, UdpAddress peer, String why) {
        refusals.of(peer.getInetAddress(), why).ifPresent(LOG::warn);
        send(event, Answers.error(request, PDU.authorizationError, 0));
    }

    /** A mistake of ours is told, and ends nothing. */
    private @Nullable PDU guarded(CommandResponderEvent<?> event, Reader reader, PDU request) {
        try {
            return answer(event, reader, request);
        } catch (RuntimeException bug) {
            LOG.error("a request by SNMP could not be answered: {}", request, bug);
            return Answers.error(request, PDU.genErr, 0);
        }
    }

    private @Nullable PDU answer(CommandResponderEvent<?> event, Reader reader, PDU request) {
        if (request instanceof ScopedPDU scoped && scoped.getContextName().length() > 0) {
            return unknownContext(request);
        }
        var walker = new Walker(event.getPeerAddress(), new OctetString(event.getSecurityName()));
        var tree = walks.tree(walker, request, newest);
        int overhead = Overhead.of(reader.access());
        int most = Math.min(event.getMaxSizeResponsePDU() - SCOPE, Who.LARGEST_MESSAGE - overhead);
        var answer = new Answers(tree.view(reader.view()), Math.min(size - overhead, most), most).to(request);
        if (answer != null) walks.answered(walker, request, answer, tree);
        return answer;
    }

    /** We have the default context alone (RFC 3413, 3.2). */
    private PDU unknownContext(PDU request) {
        counts.add(SnmpConstants.snmpUnknownContexts);
        var report = Answers.error(request, PDU.noError, 0);
        report.setType(PDU.REPORT);
        var times = new Counter32(counts.of(SnmpConstants.snmpUnknownContexts));
        report.add(new VariableBinding(SnmpConstants.snmpUnknownContexts, times));
        return report;
    }

    private void send(CommandResponderEvent<?> event, @Nullable PDU answer) {
        if (answer == null) {
            event.getMessageDispatcher().releaseStateReference(event.getMessageProcessingModel(), event.getPduHandle());
            return;
        }
        try {
            Replies.send(event, answer);
        } catch (MessageException e) {
            counts.add(SnmpConstants.snmpSilentDrops);
            LOG.debug("an answer by SNMP could not be sent: {}", e.getMessage());
        }
    }
}
