package io.vioscope.simulator.api.admin;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.model.EntityKey;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.FaultType;
import io.vioscope.simulator.fault.Faults;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.fault.Injected;
import io.vioscope.simulator.fault.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page to break things by hand: all faults, what each could strike, and what is broken now. Works without scripts. */
public final class FaultPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    /** Of what can be struck, so many are offered by name. */
    private static final int OFFERED = 60;

    private final Faults faults;
    private final Template template = Compiled.TEMPLATE;

    private static final class Compiled {
        private static final Template TEMPLATE = compile();

        private static Template compile() {
            try {
                return new Handlebars(new ClassPathTemplateLoader("/templates/simulator", ".hbs")).compile("faults");
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    /** A page for those faults. */
    public FaultPage(Faults faults) {
        this.faults = faults;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/").handler(this::show);
        router.get("/vioscope.css")
                .handler(ctx ->
                        ctx.response().putHeader("Content-Type", "text/css").sendFile("webroot/vioscope.css"));
        router.post("/break").handler(ctx -> act(ctx, this::breakOne));
        router.post("/repair").handler(ctx -> act(ctx, this::repair));
    }

    private interface Act {
        void by(MultiMap form);
    }

    private void act(RoutingContext ctx, Act act) {
        var why = "";
        try {
            act.by(ctx.request().formAttributes());
        } catch (Refused refused) {
            why = "?why=" + URLEncoder.encode(String.valueOf(refused.getMessage()), StandardCharsets.UTF_8);
        }
        ctx.response().setStatusCode(303).putHeader("Location", "/" + why).end();
    }

    private void breakOne(MultiMap form) {
        faults.inject(new Injection(
                String.valueOf(form.get("type")),
                Optional.ofNullable(form.get("target")).filter(text -> !text.isBlank()),
                number(form.get("size")).orElse(1),
                number(form.get("seconds")).map(Duration::ofSeconds)));
    }

    private void repair(MultiMap form) {
        number(form.get("id")).ifPresent(faults::end);
    }

    private static Optional<Integer> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,6}"))
                .map(Integer::parseInt);
    }

    private void show(RoutingContext ctx) {
        var why = Optional.ofNullable(ctx.queryParams().get("why")).orElse("");
        var model = Map.of("why", why, "lasting", lasting(), "sections", sections());
        var context =
                Context.newBuilder(model).resolver(MapValueResolver.INSTANCE).build();
        try {
            ctx.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'")
                    .putHeader("Cache-Control", "no-store")
                    .end(template.apply(context));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<Map<String, Object>> lasting() {
        return faults.truth().stream()
                .filter(one -> one.ended() == null)
                .map(FaultPage::row)
                .toList();
    }

    private static Map<String, Object> row(Injected one) {
        return Map.of(
                "id", one.id(),
                "since", TIME.format(one.began()),
                "type", one.type().id(),
                "summary", one.type().summary(),
                "targets", one.targets().stream().map(EntityKey::toString).collect(Collectors.joining(", ")),
                "victims", one.victims().size());
    }

    private List<Map<String, Object>> sections() {
        var targets = new EnumMap<Sort, List<String>>(Sort.class);
        return FaultCatalog.sections().entrySet().stream()
                .map(section -> Map.<String, Object>of(
                        "name",
                        section.getKey(),
                        "types",
                        section.getValue().stream()
                                .map(type -> type(type, targets))
                                .toList()))
                .toList();
    }

    private Map<String, Object> type(FaultType type, Map<Sort, List<String>> known) {
        var targets = known.computeIfAbsent(
                type.sort(),
                sort -> faults.targets(sort).stream()
                        .limit(OFFERED)
                        .map(EntityKey::id)
                        .toList());
        return Map.of(
                "type", type.id(),
                "summary", type.summary(),
                "category", word(type.category()),
                "strikes", word(type.sort()),
                "targets", targets);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
