package io.vioscope.source.openstack.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /resource_providers}, which comes whole: Placement has no pages. Those that are part of another (a network
 * card's bandwidth, a virtual GPU) are left out: no hypervisor is named like them.
 *
 * @param roots in the answer's order
 * @param wrong the first row that could not be read; null if all could
 */
record Providers(List<Provider> roots, @Nullable ReadFailure wrong) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    Providers {
        roots = List.copyOf(roots);
    }

    static Result<Providers> read(Answer answer) {
        return Json.tree(answer).then(tree -> {
            var rows = tree.path("resource_providers");
            return rows.isArray()
                    ? Result.ok(read(rows, answer.what()))
                    : Result.failed(wrong(answer.what(), "no list 'resource_providers' in the answer"));
        });
    }

    private static Providers read(JsonNode rows, String asked) {
        var roots = new ArrayList<Provider>();
        var seen = new HashSet<String>();
        ReadFailure wrong = null;
        for (var row : rows) {
            if (row.path("parent_provider_uuid").isTextual()) {
                continue;
            }
            var mistake = mistake(row, seen);
            if (mistake == null) {
                roots.add(new Provider(
                        row.path("uuid").asText(),
                        row.path("name").asText(),
                        row.path("generation").asLong()));
            } else if (wrong == null) {
                wrong = wrong(asked, mistake);
            }
        }
        return new Providers(roots, wrong);
    }

    /** What is wrong with a row; uuid and name are each unique in Placement's own database. */
    private static @Nullable String mistake(JsonNode row, HashSet<String> seen) {
        var uuid = row.path("uuid").asText();
        var name = row.path("name");
        if (!row.path("uuid").isTextual() || !UUID.matcher(uuid).matches()) {
            return "a resource provider without a readable uuid";
        }
        if (!name.isTextual() || !Texts.isId(Texts.storable(name.asText()))) {
            return "resource provider " + uuid + " without a readable name";
        }
        var parent = row.path("parent_provider_uuid");
        var generation = row.path("generation");
        if (!generation.isIntegralNumber()
                || !generation.canConvertToLong()
                || !(parent.isMissingNode() || parent.isNull())) {
            return "resource provider " + uuid + ": generation is no whole number, or parent_provider_uuid no text";
        }
        return seen.add(uuid) && seen.add(name.asText()) ? null : "resource provider " + uuid + " comes twice";
    }

    private static ReadFailure wrong(String asked, String what) {
        return Failures.of(Cause.WRONG_SHAPE, asked, what);
    }
}
