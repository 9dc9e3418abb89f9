package org.forewarn.intake.vocabulary;

import org.forewarn.intake.IntakeOnSharedParts;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class VocabulariesIT extends IntakeOnSharedParts {

    @Test
    void theWordsAreThereForEveryone() {
        http.get()
                .uri("/v1/vocabularies")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.vocabularies.length()")
                .isEqualTo(Vocabulary.values().length)
                .jsonPath("$.vocabularies[?(@.name == 'incident-types')].version")
                .isEqualTo(1)
                .jsonPath("$.vocabularies[?(@.name == 'incident-types')].words[0]")
                .isEqualTo("rape");
    }

    @Test
    void theServiceBecomesReady() {
        awaitReady();
    }
}
