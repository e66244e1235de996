package io.vioscope.web.page.telling;

import io.vioscope.web.page.Links;
import io.vioscope.web.page.Sentences;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts as rows of a table. */
public final class ReceiptRows {
    private ReceiptRows() {}

    /** The problem that explains something; the texts are empty where there is none. */
    public record Cause(String href, String number) {
        static final Cause NONE = new Cause("", "");
    }

    /**
     * A receipt as a row.
     *
     * @param at      when it was told or held back, RFC 3339
     * @param number  among those to the receiver, or empty
     * @param subject what the fact is about, or empty; may be hostile text
     * @param text    what happened; may be hostile text
     * @param outcome what became of it, may have hostile text
     * @param tries   how often it was sent, where that is more than once; or empty
     * @param href    of the message
     */
    public record Row(
            String key,
            String at,
            String number,
            String kind,
            String subject,
            String text,
            String outcome,
            boolean told,
            Cause cause,
            String tries,
            String href,
            String cloud) {}

    static Row row(World world, String receiver, Receipt receipt) {
        var fact = new FactRow(receipt.cloud(), receipt.seq(), receipt.at(), receipt.type(), receipt.body());
        var line = Sentences.lines(world, List.of(fact), 1).stream().findFirst();
        return new Row(
                "receipt-" + Texts.encode(receipt.cloud()) + "-" + receipt.seq(),
                Texts.rfc3339(receipt.at()),
                receipt.number() == 0 ? "" : Texts.number(receipt.number()),
                line.map(Sentences.Line::kind).orElse(""),
                line.map(Sentences.Line::subject).orElse(""),
                line.map(Sentences.Line::text).orElse(receipt.type().replace('_', ' ')),
                TellingWords.outcome(receipt),
                receipt.number() > 0 && !receipt.outcome().equals("refused"),
                cause(world, receipt.cloud(), receipt.cause()),
                receipt.tries() > 1 ? Texts.count(receipt.tries(), "time") : "",
                Links.message(receiver, receipt.cloud(), receipt.seq()),
                world.isPlural() ? receipt.cloud() : "");
    }

    static Cause cause(World world, String cloud, @Nullable Long number) {
        return number == null ? Cause.NONE : new Cause(Links.problem(world, cloud, number), Long.toString(number));
    }
}
