package io.vioscope.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Judgement;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.words.Words;

/** Says facts about problems in plain sentences, after the name of what is the cause. */
final class ProblemSentences {
    private ProblemSentences() {}

    /** The sentence, read with patience out of the fact's public JSON. */
    static String rest(String type, JsonNode fact) {
        return switch (type) {
            case "problem_opened" ->
                isProvisional(fact)
                        ? Words.of("facts.may-be-cause", what(fact))
                        : Words.of("facts.is-cause", what(fact));
            case "problem_reopened" ->
                (fact.path("flapping").asBoolean()
                                ? Words.of("facts.comes-and-goes")
                                : isProvisional(fact)
                                        ? Words.of("facts.may-be-cause-again")
                                        : Words.of("facts.is-cause-again"))
                        + what(fact);
            case "problem_revised" -> revised(fact);
            case "problem_acknowledged" ->
                Words.of(
                        "facts.is-taken-up-by",
                        fact.path("acknowledged").path("by").asText(),
                        colon(fact));
            case "problem_unacknowledged" ->
                Words.of(
                        "facts.is-not-taken-up-any",
                        fact.path("remark").path("by").asText(),
                        colon(fact));
            case "problem_judged" ->
                Words.of(
                        "facts.was-judged-verdict-is-says",
                        judged(fact),
                        fact.path("judged").path("by").asText(),
                        colon(fact));
            case "problem_assigned",
                    "problem_snoozed",
                    "problem_woken",
                    "problem_noted",
                    "problem_closed",
                    "problem_unclosed" -> Words.of("facts.is", handled(type, fact), says(fact), colon(fact));
            default -> ended(fact) + colon(fact);
        };
    }

    private static String handled(String type, JsonNode fact) {
        return switch (type) {
            case "problem_assigned" ->
                Words.of(
                        "facts.for-to-see-to",
                        fact.has("owner") ? fact.path("owner").asText() : Words.of("facts.nobody"));
            case "problem_snoozed" ->
                Words.of(
                        "facts.snoozed-until",
                        fact.path("snoozed").path("until").asText(Words.of("facts.it-is-resolved")));
            case "problem_woken" -> Words.of("facts.not-snoozed-any-more");
            case "problem_noted" -> Words.of("facts.noted");
            case "problem_closed" ->
                Words.of(
                        "facts.closed-by-operator-as",
                        fact.path("closed").path("reason").asText().replace('_', ' '));
            default ->
                fact.has("remark") ? Words.of("facts.not-closed-any-more") : Words.of("facts.worse-than-when-it-was");
        };
    }

    private static String says(JsonNode fact) {
        var remark = fact.path("remark");
        var note = remark.path("note").asText();
        return remark.isObject()
                ? Words.of("facts.says", remark.path("by").asText(), note.isEmpty() ? "" : " (" + note + ")")
                : "";
    }

    private static String colon(JsonNode fact) {
        return ": " + fact.path("text").asText();
    }

    private static String judged(JsonNode fact) {
        return Judgement.Answer.of(fact.path("judged").path("answer").asText())
                .map(ProblemWords::answer)
                .orElse("");
    }

    private static boolean isProvisional(JsonNode fact) {
        return fact.path("phase").asText().equals("provisional");
    }

    private static String what(JsonNode fact) {
        return Words.of(
                "facts.sure",
                fact.path("verdict").path("certainty").asInt(),
                fact.path("text").asText());
    }

    private static String revised(JsonNode fact) {
        var phase = fact.path("phase").asText();
        if (phase.equals(fact.path("from").asText())) {
            return Words.of("facts.is-seen-in-another-light", what(fact));
        }
        return phase.equals("clearing")
                ? Words.of("facts.was-cause-and-what-it", fact.path("text").asText())
                : Words.of("facts.is-cause", what(fact));
    }

    private static String ended(JsonNode fact) {
        return switch (fact.path("why").asText()) {
            case "better_explanation" -> Words.of("facts.is-not-cause-after-all");
            case "entity_deleted" -> Words.of("facts.was-cause-and-is-gone");
            default -> Words.of("facts.is-cause-no-more");
        };
    }
}
