package io.vioscope.web.page.rules;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.Frames;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.Harm;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Supposition;
import io.vioscope.web.view.Together;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;

/**
 * {@code /what-if?entity=&problem=}: who would suffer from a problem; also who does, of one that is open. With {@code entity2=},
 * {@code problem2=} and so on: from several that are there together.
 */
public final class WhatIfPage implements View {
    private static final String TOPICS = "overview entities sources recording";

    private final Frames frames;
    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;

    /** The page in those frames, answered by those engines, which use that model. */
    public WhatIfPage(Frames frames, Engines engines, CausalModel model, OffLoop offLoop) {
        this.frames = frames;
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** All that the template shows; results is empty as long as nothing is asked, or what is asked is wrong. */
    public record Model(WhatIfForm.Model form, List<String> errors, List<WhatIfResult.Model> results) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var supposed = Together.of(ask.query(), model);
        var errors = errors(supposed.errors());
        if (!errors.isEmpty() || supposed.first().entity().isEmpty()) {
            return form(ask, supposed, errors.isEmpty() ? 200 : 400, errors);
        }
        var entities = supposed.first().isWhole()
                ? supposed.whole().stream().map(s -> s.key().entity()).toList()
                : List.of(supposed.first().entity().get());
        var clouds = asked(ask);
        var homes = clouds.stream()
                .filter(c -> entities.stream().allMatch(key -> c.get(key).isPresent()))
                .toList();
        return homes.size() == 1
                ? at(ask, supposed, homes.get(0))
                : nowhere(ask, supposed, clouds, entities, homes.isEmpty());
    }

    private static List<CloudView> asked(Ask ask) {
        var name = ask.query().getOrDefault("cloud", "");
        return ask.world().clouds().stream()
                .filter(c -> name.isEmpty() || c.name().equals(name))
                .toList();
    }

    private Future<Reply> at(Ask ask, Together supposed, CloudView cloud) {
        return supposed.first().isWhole() ? ask(ask, supposed, cloud) : form(ask, supposed, 200, List.of());
    }

    private Future<Reply> nowhere(
            Ask ask, Together supposed, List<CloudView> clouds, List<EntityKey> entities, boolean isNone) {
        if (!isNone) {
            var what = what(entities.get(0));
            return form(ask, supposed, 400, List.of(Words.of("what-if.several-clouds-have-choose-one", what)));
        }
        var unknown = entities.stream()
                .filter(key -> clouds.stream().allMatch(c -> c.get(key).isEmpty()))
                .findFirst();
        return unknown.map(key -> form(ask, supposed, 404, List.of(Words.of("what-if.no-is-known", what(key)))))
                .orElseGet(() -> form(ask, supposed, 400, List.of(Words.of("what-if.no-cloud-has-all"))));
    }

    private static String what(EntityKey entity) {
        return Words.noun(entity.kind().label()) + " " + entity.id();
    }

    private static List<String> errors(Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + e.getValue() + ".")
                .toList();
    }

    private Future<Reply> form(Ask ask, Together supposed, int status, List<String> errors) {
        return offLoop.run(() -> page(ask, supposed, status, errors, List.of()));
    }

    private Future<Reply> ask(Ask ask, Together supposed, CloudView cloud) {
        var keys = supposed.whole().stream().map(Supposition::key).toList();
        return engines.whatIf(cloud.name(), keys)
                .compose(answer -> offLoop.run(() -> {
                    var result = new WhatIfResult(ask.world(), cloud, supposed.whole(), new Harm(cloud, answer));
                    var wrong = result.wrong(ask.query());
                    return wrong.isEmpty()
                            ? page(ask, supposed, 200, List.of(), List.of(result.model(ask.query())))
                            : page(ask, supposed, 400, wrong, List.of());
                }))
                .recover(silent -> form(ask, supposed, 503, List.of(Words.of("what-if.engine-of-this-cloud-does"))));
    }

    private Reply page(Ask ask, Together supposed, int status, List<String> errors, List<WhatIfResult.Model> results) {
        var form = new WhatIfForm(ask.world(), model).model(ask.query(), supposed);
        return frames.page(
                ask, status, Words.of("what-if.what-if"), TOPICS, "what-if", new Model(form, errors, results));
    }
}
