package org.forewarn.matching.casefile;

import org.forewarn.matching.peer.LocalStores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CaseFileConfiguration {

    /** Every instance must build the same graph in the same order. */
    @Bean
    @Order(2)
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
