package io.vioscope.web.page.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Operation.Answer;
import io.vioscope.web.contract.Parameter;
import io.vioscope.web.contract.Schema;
import io.vioscope.web.page.Frames;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code /docs}: the contract of the JSON API for people, whole and without a script. */
public final class DocsPage implements View {
    private final Frames frames;
    private final OffLoop offLoop;
    private final Model model;

    /** A field of a body or of an answer, or a parameter; where is empty for a field. */
    public record Field(String name, String where, boolean needed, String may, String says) {}

    /** What is answered with one status. */
    public record Told(int status, String type, String says) {}

    /** One operation; fields are of what it answers, or of each item. */
    public record Part(
            String key,
            String method,
            String path,
            String says,
            String role,
            String ageing,
            List<Field> parameters,
            List<Field> body,
            List<Told> answers,
            List<Field> fields,
            String example) {}

    /** Operations about the same. */
    public record Group(String key, String title, String says, List<Part> parts) {}

    /** All that the template shows. */
    public record Model(List<List<Run>> paragraphs, List<Group> groups) {}

    /** A part of a paragraph; code as it is sent. */
    public record Run(String text, boolean code) {}

    /** The page of that contract in those frames. */
    public DocsPage(Frames frames, Contract contract, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
        this.model = model(contract);
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(
                () -> frames.page(ask, 200, Words.of("docs.json-api"), "overview sources recording", "docs", model));
    }

    private static Model model(Contract contract) {
        var groups = StreamSupport.stream(contract.tags().spliterator(), false)
                .map(tag -> group(contract, tag))
                .toList();
        var paragraphs = Stream.of(contract.info().path("description").asText().split("\n\n", -1))
                .map(DocsPage::words)
                .toList();
        return new Model(paragraphs, groups);
    }

    /** In CommonMark, as descriptions of a contract are, code stands between grave accents. */
    private static List<Run> words(String paragraph) {
        var parts = paragraph.split("`", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Run(parts[i], i % 2 == 1))
                .toList();
    }

    private static Group group(Contract contract, JsonNode tag) {
        var name = tag.path("name").asText();
        var parts = contract.operations().stream()
                .filter(operation -> operation.tag().equals(name))
                .map(DocsPage::part)
                .toList();
        return new Group(
                "of-" + name.toLowerCase(Locale.ROOT),
                name,
                tag.path("description").asText(),
                parts);
    }

    private static Part part(Operation operation) {
        var ageing = operation.ageing();
        return new Part(
                operation.id(),
                operation.method(),
                operation.path(),
                operation.says(),
                Objects.requireNonNullElse(operation.role(), Words.of("docs.nobody-is-asked")),
                ageing == null ? "" : ageing.deprecated().toString(),
                operation.parameters().stream().map(DocsPage::field).toList(),
                operation
                        .body()
                        .map(body -> fields(body, Words.of("docs.in-body")))
                        .orElse(List.of()),
                operation.answers().stream()
                        .map(answer -> new Told(answer.status(), answer.type(), answer.says()))
                        .toList(),
                operation
                        .result()
                        .map(DocsPage::item)
                        .map(all -> fields(all, ""))
                        .orElse(List.of()),
                operation.answers().stream()
                        .map(Answer::example)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static Schema item(Schema all) {
        return all.property("items").flatMap(Schema::items).orElse(all);
    }

    private static Field field(Parameter parameter) {
        var where = Words.of("docs.in", parameter.place().name().toLowerCase(Locale.ROOT));
        return new Field(
                parameter.name(),
                where,
                parameter.isRequired(),
                parameter.schema().words(),
                parameter.says());
    }

    private static List<Field> fields(Schema schema, String where) {
        var fields = new ArrayList<Field>();
        for (var name : schema.names()) {
            schema.property(name)
                    .ifPresent(field -> fields.add(
                            new Field(name, where, schema.required().contains(name), field.words(), field.says())));
        }
        return fields;
    }
}
