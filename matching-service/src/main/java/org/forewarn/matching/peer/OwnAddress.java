package org.forewarn.matching.peer;

import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where this instance tells the others that it is. */
public final class OwnAddress {

    private static final String LOOPBACK = "127.0.0.1:";

    private final @Nullable String advertised;
    private final Environment environment;

    OwnAddress(@Nullable String advertised, Environment environment) {
        this.advertised = advertised;
        this.environment = environment;
    }

    /**
     * The settings with it: Kafka Streams tells every instance which one holds what.
     *
     * @throws IllegalStateException before the web server has its port, unless an address is configured
     */
    public Properties into(Properties settings) {
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, text());
        return settings;
    }

    /** As the other instances know it. */
    HostInfo host() {
        return HostInfo.buildFromEndpoint(text());
    }

    private String text() {
        return advertised == null ? LOOPBACK + environment.getRequiredProperty("local.server.port") : advertised;
    }
}
