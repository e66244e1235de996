package io.vioscope.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.web.contract.Parameter.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked of the API.
 *
 * @param id         its name
 * @param method     GET, POST, PUT or DELETE
 * @param path       as the contract has it, with {@code {name}} for a segment
 * @param tag        what it is about
 * @param says       a sentence
 * @param role       the least role that it needs; null where nobody is asked who they are
 * @param parameters what can be sent beside a body
 * @param body       what its body may be; empty where it has none
 * @param needsBody  whether a body has to be sent
 * @param answers    what it answers
 * @param ageing     until when it is to be used; null for what is not on its way out
 */
public record Operation(
        String id,
        String method,
        String path,
        String tag,
        String says,
        @Nullable String role,
        List<Parameter> parameters,
        Optional<Schema> body,
        boolean needsBody,
        List<Answer> answers,
        @Nullable Ageing ageing) {

    public Operation {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /**
     * What is answered with one status and type.
     *
     * @param status   of HTTP
     * @param says     when
     * @param type     the media type; empty for no content
     * @param schema   what it is like
     * @param examples the names of examples
     * @param example  the first of them as text; empty where there is none
     */
    public record Answer(
            int status, String says, String type, Optional<Schema> schema, List<String> examples, String example) {
        public Answer {
            examples = List.copyOf(examples);
        }
    }

    /**
     * That it is on its way out.
     *
     * @param deprecated since when (RFC 9745)
     * @param sunset     from when on it need not be there any more (RFC 8594); never before that
     */
    public record Ageing(LocalDate deprecated, @Nullable LocalDate sunset) {
        public Ageing {
            if (sunset != null && sunset.isBefore(deprecated)) {
                throw new IllegalArgumentException("it is to go on " + sunset + ", before it is deprecated");
            }
        }

        /** Throws {@link IllegalArgumentException} where that is not said, or is no date. */
        static @Nullable Ageing of(JsonNode operation) {
            var sunset = operation.path("x-sunset").asText();
            return operation.path("deprecated").asBoolean()
                    ? new Ageing(
                            date(operation.path("x-deprecated-since").asText()), sunset.isEmpty() ? null : date(sunset))
                    : null;
        }

        private static LocalDate date(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDate) {
                throw new IllegalArgumentException("\"" + text + "\" is no date; right would be 2026-11-25", noDate);
            }
        }
    }

    /** The path as a router has it: {@code :name} for a segment. */
    public String route() {
        return path.replaceAll("\\{([a-z]+)}", ":$1");
    }

    /** Its parameters of one place. */
    public List<Parameter> parameters(Place place) {
        return parameters.stream().filter(p -> p.place() == place).toList();
    }

    /** Whether it heeds that header. */
    public boolean takes(String header) {
        return parameters(Place.HEADER).stream().anyMatch(p -> p.name().equals(header));
    }

    /** Whether it can be asked what was believed in the past. */
    public boolean knowsThePast() {
        return parameters.stream().anyMatch(Parameter::isMoment);
    }

    /** Whether it answers 200 as that type. */
    public boolean answers(String type) {
        return answers.stream()
                .anyMatch(answer -> answer.status() == 200 && answer.type().equals(type));
    }

    /** What it answers as JSON where all is well. */
    public Optional<Schema> result() {
        return answers.stream()
                .filter(answer -> answer.status() < 300 && answer.type().equals("application/json"))
                .findFirst()
                .flatMap(Answer::schema);
    }

    /** Whether a request is one for this; the path is the normalized one. */
    boolean fits(String asked, String askedPath) {
        return method.equals(asked.equals("HEAD") ? "GET" : asked) && fits(askedPath);
    }

    private boolean fits(String askedPath) {
        var ours = path.split("/", -1);
        var theirs = askedPath.replaceFirst("(?<=.)/$", "").split("/", -1);
        if (ours.length != theirs.length) {
            return false;
        }
        for (var i = 0; i < ours.length; i++) {
            var isAny = ours[i].startsWith("{") && !theirs[i].isEmpty();
            if (!isAny && !ours[i].equals(theirs[i])) {
                return false;
            }
        }
        return true;
    }

    /** What stands for its variable segments in a normalized path that fits, by name, decoded. */
    public Map<String, String> segments(String askedPath) {
        var found = new HashMap<String, String>();
        var ours = path.split("/", -1);
        var theirs = askedPath.split("/", -1);
        for (var i = 0; i < ours.length; i++) {
            if (ours[i].startsWith("{")) {
                found.put(ours[i].substring(1, ours[i].length() - 1), decoded(theirs[i]));
            }
        }
        return found;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return segment;
        }
    }

    /** How many segments are said outright: of several that fit, the one with most is meant. */
    long outright() {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> !part.startsWith("{"))
                .count();
    }
}
