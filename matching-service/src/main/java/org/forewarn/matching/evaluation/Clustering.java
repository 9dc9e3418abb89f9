package org.forewarn.matching.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How links become clusters. */
enum Clustering {

    /** Whatever hangs together by links is one cluster. */
    @JsonProperty("connected")
    CONNECTED,

    /** Two clusters are united when they are, on average, alike enough: {@link org.forewarn.matching.linkage.Clusters}. */
    @JsonProperty("average")
    AVERAGE
}
