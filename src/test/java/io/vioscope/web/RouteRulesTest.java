package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Rule;
import io.vioscope.access.Rules;
import io.vioscope.config.SignInConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every route that is answered stands in the table of rules, and nothing else does. */
class RouteRulesTest {
    private static final SignedSite SITE =
            new SignedSite(SignInConfig.LOCAL, List.of(), vertx -> Optional.of(new SilentProvider()));

    @AfterAll
    static void close() {
        SITE.close();
    }

    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var route : SITE.site.router().getRoutes()) {
            assertThat(route.getPath() != null || !route.isRegexPath())
                    .as("no rule can be held against a regular expression")
                    .isTrue();
            if (route.getPath() != null) {
                var below = route.isExactPath() ? "" : "*";
                var methods = new ArrayList<String>();
                if (route.methods() == null) {
                    methods.add("GET");
                } else {
                    route.methods().forEach(method -> methods.add(method.name()));
                }
                methods.forEach(method -> routes.add(method + " " + route.getPath() + below));
            }
        }
        return routes;
    }

    @Test
    void everyRouteHasItsRuleAndEveryRuleItsRoute() {
        var rules = Rules.all().stream().map(RouteRulesTest::words).toList();
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(new TreeSet<>(rules));
    }

    private static String words(Rule rule) {
        return rule.method() + " " + rule.path();
    }
}
