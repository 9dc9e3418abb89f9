package org.forewarn.matching.casefile;

import org.forewarn.matching.peer.LocalStores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseFileConfiguration {

    @Bean
    SuccessorBranch successorBranch() {
        return new SuccessorBranch();
    }

    @Bean
    CaseStores caseStores(LocalStores stores) {
        return new CaseStores(stores);
    }

    @Bean
    ModelThresholds modelThresholds() {
        return new ModelThresholds();
    }

    @Bean
    CaseAnswerer caseAnswerer(CaseStores stores, ModelThresholds thresholds) {
        return new CaseAnswerer(stores, thresholds);
    }

    @Bean
    LinkAnswerer linkAnswerer(CaseStores stores, ModelThresholds thresholds) {
        return new LinkAnswerer(stores, thresholds);
    }
}
