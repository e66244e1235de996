package io.vioscope.source.openstack.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Reads one page of a list: {@code {"servers": [...], "servers_links": [{"rel": "next", "href": ...}]}} as Nova writes
 * it, {@code {"projects": [...], "links": {"next": ...}, "truncated": true}} as Keystone does, or
 * {@code {"images": [...], "next": "/v2/images?marker=..."}} as Glance does; or a single thing, {@code {"server": {...}}}, which is a
 * page of one row. Streams: a page of a thousand servers is two
 * megabytes, of which a tenth is used. Blocks; not for an event loop.
 */
public final class ListParser {
    private static final JsonFactory JSON = new JsonFactory();

    private final Answer answer;
    private final RowDecoder decoder;
    private final Interner interner;
    private final Page.Builder page;
    private boolean listed;
    private boolean next;
    private boolean truncated;

    private ListParser(Answer answer, RowDecoder decoder, Interner interner) {
        this.answer = answer;
        this.decoder = decoder;
        this.interner = interner;
        this.page = new Page.Builder(answer.what());
    }

    /** The page in the answer, or why there is none. */
    public static Result<Page> parse(Answer answer, RowDecoder decoder, Interner interner) {
        return new ListParser(answer, decoder, interner).parse();
    }

    private Result<Page> parse() {
        try (var parser = JSON.createParser(answer.body().stream())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), "no JSON object"));
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser);
            }
            return parser.nextToken() == null ? done() : notJson();
        } catch (JsonProcessingException e) {
            return notJson();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private Result<Page> notJson() {
        return Result.failed(Json.notJson(answer));
    }

    private Result<Page> done() {
        if (!listed) {
            return Result.failed(
                    Failures.of(Cause.WRONG_SHAPE, answer.what(), "no list '" + decoder.list() + "' in the answer"));
        }
        if (truncated && !next) {
            page.breaks(
                    Cause.CUT_OFF, "the server cut its own list short (\"truncated\": true) and offers no next page");
        }
        return Result.ok(page.done(next));
    }

    private void field(JsonParser parser) throws IOException {
        var name = parser.currentName();
        var token = parser.nextToken();
        if (name.equals(decoder.list()) && token == JsonToken.START_ARRAY) {
            rows(parser);
        } else if (name.equals(decoder.single()) && token == JsonToken.START_OBJECT) {
            listed = true;
            row(new Row(), parser);
        } else if (name.equals(decoder.list() + "_links") && token == JsonToken.START_ARRAY) {
            links(parser);
        } else if (name.equals("links") && token == JsonToken.START_OBJECT) {
            keystoneLinks(parser);
        } else {
            truncated |= name.equals("truncated") && token == JsonToken.VALUE_TRUE;
            next |= name.equals("next") && token == JsonToken.VALUE_STRING;
            parser.skipChildren();
        }
    }

    private void rows(JsonParser parser) throws IOException {
        listed = true;
        var row = new Row();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            row(row, parser);
        }
    }

    private void row(Row row, JsonParser parser) throws IOException {
        row.read(parser, decoder.shape());
        page.add(decoder.decode(row, interner), row.get(decoder.marker()), row.get(decoder.changed()));
    }

    /** Only whether there is a next page: its URL is never followed. */
    private void links(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isRel = parser.currentName().equals("rel");
                parser.nextToken();
                next |= isRel && Objects.equals(parser.getText(), "next");
                parser.skipChildren();
            }
        }
    }

    private void keystoneLinks(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isNext = parser.currentName().equals("next");
            next |= parser.nextToken() == JsonToken.VALUE_STRING && isNext;
            parser.skipChildren();
        }
    }
}
