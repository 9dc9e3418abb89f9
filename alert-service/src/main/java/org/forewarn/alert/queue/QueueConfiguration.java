package org.forewarn.alert.queue;

import org.forewarn.kit.page.Asset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    @Bean
    Asset deskStyle() {
        return Asset.css(new ClassPathResource("desk.css", QueueConfiguration.class));
    }

    @Bean
    Asset deskScript() {
        return Asset.script(new ClassPathResource("desk.js", QueueConfiguration.class));
    }
}
