package org.acme.trio.devui;

import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.ExternalPageBuilder;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;

/** The project's card in the Dev UI: links to what shows the signals of the service. */
class DevUiCard {

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    CardPageBuildItem card(NonApplicationRootPathBuildItem root) {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(link("Metrics", "font-awesome-solid:chart-line", root.resolvePath("metrics")));
        card.addPage(link("Zipkin", "font-awesome-solid:bars-staggered", local("ZIPKIN_PORT", "9411", "/zipkin/")));
        card.addPage(link("Grafana", "font-awesome-solid:chart-simple", local("GRAFANA_PORT", "3000", "/")));
        card.addPage(link("Swagger UI", "font-awesome-solid:signs-post", root.resolvePath("swagger-ui")));
        return card;
    }

    private static ExternalPageBuilder link(String title, String icon, String url) {
        return Page.externalPageBuilder(title).icon(icon).url(url).doNotEmbed();
    }

    /** The variables of the scripts move it. */
    private static String local(String portVariable, String port, String path) {
        return "http://127.0.0.1:" + System.getenv().getOrDefault(portVariable, port) + path;
    }
}
