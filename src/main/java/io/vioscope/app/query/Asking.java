package io.vioscope.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;

/** Asks, and prints what comes of it: the items to one writer, all that must be known to judge them to the other. */
public final class Asking {
    private final PrintWriter out;
    private final PrintWriter err;

    /** Prints there. */
    public Asking(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Answers whether there was an answer. Blocks. */
    public boolean ask(Query query) {
        try {
            return new Reader(query).read().match(items -> print(query, items), refused -> refuse(refused));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean refuse(Answer.Refused refused) {
        err.println("vioscope: " + refused.why());
        err.flush();
        return false;
    }

    private boolean print(Query query, Answer.Items answer) {
        if (query.json()) {
            answer.items().forEach(item -> out.println(item));
        } else {
            table(query, answer.items());
        }
        out.flush();
        if (!answer.whole()) {
            err.println("vioscope: there are more than these " + answer.items().size() + "; --limit shows more");
        }
        if (!answer.blind().isEmpty()) {
            err.println("vioscope: not all can be seen now: " + String.join(", ", answer.blind()));
        }
        err.flush();
        return true;
    }

    private void table(Query query, List<JsonNode> items) {
        var columns = Columns.of(query, items);
        if (columns.isEmpty()) {
            return;
        }
        var rows = items.stream().map(item -> Columns.values(item, columns)).toList();
        Table.lines(columns, rows).forEach(out::println);
    }
}
