package org.forewarn.intake.vocabulary;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.forewarn.kit.vocabulary.Vocabulary;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words, for whoever builds a form. No key is needed: they are public. */
@RestController
final class VocabularyController {

    /** A new word may be used this long after it was added without a form knowing it; nobody needs it sooner. */
    private static final Duration FRESH_FOR = Duration.ofHours(1);

    record Listed(String name, int version, List<String> words) {}

    record Listing(List<Listed> vocabularies) {}

    private static final Listing ALL = new Listing(Arrays.stream(Vocabulary.values())
            .map(each -> new Listed(each.title(), each.version(), each.words()))
            .toList());

    @GetMapping("/v1/vocabularies")
    ResponseEntity<Listing> list() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH_FOR).cachePublic())
                .body(ALL);
    }
}
