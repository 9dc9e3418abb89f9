package org.forewarn.kit.page;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.thymeleaf.ITemplateEngine;

/** For services that have pages, which are those that have Thymeleaf. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.thymeleaf.ITemplateEngine")
public class PageConfiguration {

    @Bean
    Asset style() {
        return Asset.css(new ClassPathResource("forewarn.css", PageConfiguration.class));
    }

    @Bean
    Asset leaveScript() {
        return Asset.script(new ClassPathResource("leave.js", PageConfiguration.class));
    }

    @Bean
    Assets assets(List<Asset> assets) {
        return new Assets(assets);
    }

    @Bean
    RouterFunction<ServerResponse> assetRoutes(Assets assets) {
        return RouterFunctions.route().GET(Assets.PATTERN, assets).build();
    }

    @Bean
    Pages pages(ITemplateEngine engine, Assets assets) {
        return new Pages(engine, assets);
    }

    @Bean
    PageHeaders pageHeaders() {
        return new PageHeaders();
    }
}
