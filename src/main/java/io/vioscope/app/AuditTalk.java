package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.access.AuditChain;
import io.vioscope.access.AuditChain.Link;
import io.vioscope.store.AuditLog;
import java.io.PrintWriter;
import java.util.List;

/** Looks at the whole audit log, and says what it found. */
final class AuditTalk {
    private static final int PAGE = 1000;

    private final AuditLog log;
    private final PrintWriter out;
    private final AuditOrder order;
    private final AuditChain chain = new AuditChain();
    private boolean isAsNoted;

    AuditTalk(AuditLog log, PrintWriter out, AuditOrder order) {
        this.log = log;
        this.out = out;
        this.order = order;
        this.isAsNoted = order.number() == 0;
    }

    /** An exit code. */
    Future<Integer> run() {
        return from(0).map(read -> {
            var code = say();
            out.flush();
            return code;
        });
    }

    private Future<Void> from(long number) {
        return log.after(number, PAGE).compose(links -> {
            links.forEach(this::look);
            return links.size() < PAGE
                    ? Future.succeededFuture()
                    : from(last(links).number());
        });
    }

    private static Link last(List<Link> links) {
        return links.get(links.size() - 1);
    }

    private void look(Link link) {
        if (order.list()) {
            out.println(link.number() + "\t" + link.event().line());
        }
        chain.next(link);
        isAsNoted |= chain.number() == order.number() && chain.hash().equals(order.hash());
    }

    private int say() {
        var broken = chain.broken();
        if (broken.isPresent()) {
            out.println("The chain is broken: event " + broken.get().number() + " "
                    + broken.get().why() + ". The " + chain.number() + " before it fit.");
            return ExitCode.FAILED;
        }
        if (!isAsNoted) {
            out.println("Event " + order.number()
                    + " is not as it was noted: the chain was made anew, or its end cut off.");
            return ExitCode.FAILED;
        }
        out.println(
                chain.number() == 0
                        ? "There is no event yet."
                        : "The chain is whole. To note elsewhere: " + chain.number() + ":" + chain.hash());
        return ExitCode.OK;
    }
}
