package org.forewarn.alert.feed;

import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where partners find documents. */
@Component
public class CapLinks {

    private final FeedProperties properties;

    CapLinks(FeedProperties properties) {
        this.properties = properties;
    }

    /** The document of one revision. */
    public URI document(UUID warningId, int revision) {
        return URI.create(properties.document(warningId) + "?revision=" + revision);
    }
}
