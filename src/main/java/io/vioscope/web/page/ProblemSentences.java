package io.vioscope.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Judgement;
import io.vioscope.web.view.ProblemWords;

/** Says facts about problems in plain sentences, after the name of what is the cause. */
final class ProblemSentences {
    private ProblemSentences() {}

    /** The sentence, read with patience out of the fact's public JSON. */
    static String rest(String type, JsonNode fact) {
        return switch (type) {
            case "problem_opened" ->
                isProvisional(fact) ? "may be the cause" + what(fact) : "is the cause" + what(fact);
            case "problem_reopened" ->
                (fact.path("flapping").asBoolean()
                                ? "comes and goes"
                                : isProvisional(fact) ? "may be the cause again" : "is the cause again")
                        + what(fact);
            case "problem_revised" -> revised(fact);
            case "problem_acknowledged" ->
                "is taken up by " + fact.path("acknowledged").path("by").asText() + colon(fact);
            case "problem_unacknowledged" ->
                "is not taken up any more, says "
                        + fact.path("remark").path("by").asText() + colon(fact);
            case "problem_judged" ->
                "was judged: the verdict is " + judged(fact) + ", says "
                        + fact.path("judged").path("by").asText() + colon(fact);
            case "problem_assigned",
                    "problem_snoozed",
                    "problem_woken",
                    "problem_noted",
                    "problem_closed",
                    "problem_unclosed" -> "is " + handled(type, fact) + says(fact) + colon(fact);
            default -> ended(fact) + colon(fact);
        };
    }

    private static String handled(String type, JsonNode fact) {
        return switch (type) {
            case "problem_assigned" ->
                "for " + (fact.has("owner") ? fact.path("owner").asText() : "nobody") + " to see to";
            case "problem_snoozed" ->
                "snoozed until " + fact.path("snoozed").path("until").asText("it is resolved");
            case "problem_woken" -> "not snoozed any more";
            case "problem_noted" -> "noted";
            case "problem_closed" ->
                "closed by an operator as "
                        + fact.path("closed").path("reason").asText().replace('_', ' ');
            default -> fact.has("remark") ? "not closed any more" : "worse than when it was closed, and closed no more";
        };
    }

    private static String says(JsonNode fact) {
        var remark = fact.path("remark");
        var note = remark.path("note").asText();
        return remark.isObject()
                ? ", says " + remark.path("by").asText() + (note.isEmpty() ? "" : " (" + note + ")")
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
        return ", " + fact.path("verdict").path("certainty").asInt() + " % sure: "
                + fact.path("text").asText();
    }

    private static String revised(JsonNode fact) {
        var phase = fact.path("phase").asText();
        if (phase.equals(fact.path("from").asText())) {
            return "is seen in another light" + what(fact);
        }
        return phase.equals("clearing")
                ? "was the cause, and what it caused is going: "
                        + fact.path("text").asText()
                : "is the cause" + what(fact);
    }

    private static String ended(JsonNode fact) {
        return switch (fact.path("why").asText()) {
            case "better_explanation" -> "is not the cause after all";
            case "entity_deleted" -> "was the cause, and is gone";
            default -> "is the cause no more";
        };
    }
}
