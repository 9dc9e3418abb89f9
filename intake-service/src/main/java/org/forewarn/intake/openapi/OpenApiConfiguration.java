package org.forewarn.intake.openapi;

import java.util.List;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.kit.page.Asset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    Asset docsStyle() {
        return Asset.css(new ClassPathResource("docs.css", OpenApiConfiguration.class));
    }

    @Bean
    ApiDescription apiDescription(List<DescribedForm> forms) {
        return ApiDescription.with(forms);
    }
}
