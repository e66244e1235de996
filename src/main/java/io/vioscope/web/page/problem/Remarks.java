package io.vioscope.web.page.problem;

import io.vioscope.model.Judgement;
import io.vioscope.model.Remark;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators said of a problem, and the forms to say more. */
public final class Remarks {
    private Remarks() {}

    /** What somebody said; what is in our words, by and note may be hostile text, at is RFC 3339. */
    public record Said(String key, String what, String by, String note, String at) {}

    /** An answer that can be chosen. */
    public record Choice(String value, String text, boolean on) {}

    /** What stands in the forms; signed where who says it is known; each of acknowledge, unacknowledge and judge is where to send it, or empty. */
    public record Forms(
            String acknowledge,
            String unacknowledge,
            String judge,
            List<Choice> answers,
            ActForms act,
            String by,
            String note,
            List<String> errors,
            boolean signed) {}

    static List<Said> said(ProblemLife life) {
        var was = life.problem().life();
        var judged = was.judged();
        return Stream.of(
                        said("acknowledged", Words.of("problem.acknowledged"), was.acknowledged()),
                        judged == null
                                ? Stream.<Said>empty()
                                : said(
                                        "judged",
                                        Words.of("problem.judged-verdict-is", ProblemWords.answer(judged.answer())),
                                        judged.remark()),
                        Acts.said(life.problem()))
                .flatMap(s -> s)
                .toList();
    }

    static Stream<Said> said(String key, String what, @Nullable Remark remark) {
        return remark == null
                ? Stream.empty()
                : Stream.of(new Said(key, what, remark.by(), remark.note(), Texts.rfc3339(remark.at())));
    }

    /** The forms, with what was said in vain in them; none for a problem that is long over. */
    static List<Forms> forms(ProblemLife life, Map<String, String> fields, List<String> errors, boolean signed) {
        if (!life.isKnown()) {
            return List.of();
        }
        var to = "/problems/" + Texts.encode(life.cloud().name()) + "/"
                + life.problem().number() + "/";
        var isTaken = life.problem().life().acknowledged() != null;
        var isAdvised = life.cloud().advice(life.problem().key().name()) != null;
        return List.of(new Forms(
                life.isOpen() ? to + "acknowledge" : "",
                life.isOpen() && isTaken ? to + "unacknowledge" : "",
                to + "judge",
                Stream.of(Judgement.Answer.values())
                        .map(a -> new Choice(
                                a.word(), ProblemWords.answer(a), a.word().equals(fields.get("answer"))))
                        .toList(),
                life.isOpen() ? ActForms.open(life.problem(), to, fields, isAdvised) : ActForms.over(to, isAdvised),
                fields.getOrDefault("by", ""),
                fields.getOrDefault("note", ""),
                errors,
                signed));
    }
}
