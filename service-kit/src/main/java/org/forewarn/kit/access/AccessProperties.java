package org.forewarn.kit.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param operatorKeySha256 SHA-256 (hex) of the operator's own key, which may do everything and stands in no topic;
 *     without it there is no such key
 * @param membersKeySha256 the same of the key with which alert-service asks and reports for members; it may do nothing
 *     else
 * @param publicPaths paths under {@code /v1/} that need no key; {@code /v1/open/} is all that is below it
 */
@ConfigurationProperties("forewarn.access")
record AccessProperties(
        @Nullable String operatorKeySha256,
        @Nullable String membersKeySha256,
        @DefaultValue("/v1/vocabularies") List<String> publicPaths) {}
