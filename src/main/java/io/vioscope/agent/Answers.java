package io.vioscope.agent;

import io.vioscope.agent.tree.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Answers one request out of one view (RFC 3416, 4.2).
 *
 * @param fill to how many octets an answer is filled up where its length is left to us
 * @param most how many octets it may have
 */
record Answers(View view, int fill, int most) {
    /** The answer; null for what is no request. */
    @Nullable
    PDU to(PDU request) {
        return switch (request.getType()) {
            case PDU.GET -> whole(request, get(request));
            case PDU.GETNEXT -> whole(request, next(request));
            case PDU.GETBULK -> bulk(request);
            case PDU.SET -> refused(request);
            default -> null;
        };
    }

    /** An empty answer to that request, with that error. */
    static PDU error(PDU request, int status, int index) {
        var answer = request instanceof ScopedPDU scoped ? scoped(scoped) : new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(request.getRequestID());
        answer.setErrorStatus(status);
        answer.setErrorIndex(index);
        return answer;
    }

    private static PDU scoped(ScopedPDU request) {
        var answer = new ScopedPDU();
        answer.setContextEngineID(request.getContextEngineID());
        answer.setContextName(request.getContextName());
        return answer;
    }

    private List<VariableBinding> get(PDU request) {
        return request.getAll().stream()
                .map(vb -> new VariableBinding(vb.getOid(), view.get(vb.getOid())))
                .toList();
    }

    private List<VariableBinding> next(PDU request) {
        return request.getAll().stream().map(vb -> next(vb.getOid())).toList();
    }

    private VariableBinding next(OID name) {
        var place = view.after(name);
        return place == null ? end(name) : view.binding(place);
    }

    private static VariableBinding end(OID name) {
        return new VariableBinding(name, Null.endOfMibView);
    }

    /** All of them, or that they are too many. */
    private PDU whole(PDU request, List<VariableBinding> variables) {
        var answer = error(request, PDU.noError, 0);
        answer.addAll(variables);
        return answer.getBERLength() <= most ? answer : error(request, PDU.tooBig, 0);
    }

    /** Nothing can be written. */
    private PDU refused(PDU request) {
        var shown = request.size() == 0 || view.holds(request.get(0).getOid());
        var answer = error(request, shown ? PDU.notWritable : PDU.noAccess, Math.min(1, request.size()));
        answer.addAll(request.getAll());
        return answer;
    }

    private PDU bulk(PDU request) {
        var answer = error(request, PDU.noError, 0);
        var room = new Room(answer, fill);
        var names = request.getAll().stream().map(VariableBinding::getOid).toList();
        int once = Math.min(Math.max(0, request.getNonRepeaters()), names.size());
        var fits = names.subList(0, once).stream().allMatch(name -> room.add(next(name)));
        if (fits && once < names.size()) {
            repeat(names.subList(once, names.size()), request.getMaxRepetitions(), room);
        }
        return answer.size() == 0 && !names.isEmpty() && wants(request, once) ? error(request, PDU.tooBig, 0) : answer;
    }

    private static boolean wants(PDU request, int once) {
        return once > 0 || request.getMaxRepetitions() > 0;
    }

    /** Until all are at the end, as often as is wanted, or nothing more fits. */
    private void repeat(List<OID> names, int times, Room room) {
        var walks = new ArrayList<Walker>(names.size());
        names.forEach(name -> walks.add(new Walker(view, name)));
        for (int i = 0; i < times; i++) {
            var going = false;
            for (var walk : walks) {
                if (!room.add(walk.next())) return;
                going |= !walk.atEnd();
            }
            if (!going) return;
        }
    }

    /** One column of a GETBULK. */
    private static final class Walker {
        private final View view;
        private OID name;
        private View.@Nullable Place place;
        private boolean begun;

        private Walker(View view, OID name) {
            this.view = view;
            this.name = name;
        }

        private VariableBinding next() {
            place = begun && place != null ? view.after(place) : begun ? null : view.after(name);
            begun = true;
            var variable = place == null ? end(name) : view.binding(place);
            name = variable.getOid();
            return variable;
        }

        private boolean atEnd() {
            return place == null;
        }
    }

    /** What still fits in an answer. */
    private static final class Room {
        private final PDU answer;
        private int left;

        private Room(PDU answer, int size) {
            this.answer = answer;
            this.left = size - answer.getBERLength();
        }

        private boolean add(VariableBinding variable) {
            left -= variable.getBERLength();
            if (left < 0) return false;
            answer.add(variable);
            return true;
        }
    }
}
