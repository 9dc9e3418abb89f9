package org.forewarn.kit;

import org.forewarn.kit.access.AccessConfiguration;
import org.forewarn.kit.connection.ConnectionConfiguration;
import org.forewarn.kit.health.HealthConfiguration;
import org.forewarn.kit.limit.LimitConfiguration;
import org.forewarn.kit.page.PageConfiguration;
import org.forewarn.kit.problem.ProblemConfiguration;
import org.forewarn.kit.topic.TopicConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Every service has all of it by standing on this module. */
@AutoConfiguration
@Import({
    TopicConfiguration.class,
    AccessConfiguration.class,
    ConnectionConfiguration.class,
    LimitConfiguration.class,
    ProblemConfiguration.class,
    HealthConfiguration.class,
    PageConfiguration.class,
})
public class KitAutoConfiguration {}
