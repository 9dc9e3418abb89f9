package org.forewarn.kit.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param create whether the service creates missing topics when it starts
 * @param brokerWithin how long the start may wait for the broker before it fails
 */
@ConfigurationProperties("forewarn.topics")
record TopicProperties(
        @DefaultValue("true") boolean create,
        @DefaultValue("60s") Duration brokerWithin) {}
