package org.forewarn.matching.peer;

import tools.jackson.databind.JsonNode;

/**
 * A question on its way.
 *
 * @param subject of an {@link Answerer}
 * @param partition whose state holds the answer
 * @param question as that answerer reads it
 */
record PeerQuestion(String subject, int partition, JsonNode question) {}
