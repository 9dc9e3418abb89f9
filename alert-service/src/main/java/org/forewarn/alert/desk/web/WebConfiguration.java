package org.forewarn.alert.desk.web;

import org.forewarn.kit.page.Asset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    static final String STYLE = "warning.css";
    static final String SCRIPT = "warning.js";

    @Bean
    Asset warningStyle() {
        return Asset.css(new ClassPathResource(STYLE, WebConfiguration.class));
    }

    @Bean
    Asset warningScript() {
        return Asset.script(new ClassPathResource(SCRIPT, WebConfiguration.class));
    }
}
