package org.forewarn.kit.connection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
public class ConnectionConfiguration {

    /** Else a sender that dribbles a body keeps a thread and a connection for as long as it likes. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionTimeouts(ConnectionProperties properties) {
        return factory -> factory.addServerCustomizers(
                server -> server.readTimeout(properties.readTimeout()).idleTimeout(properties.idleTimeout()));
    }
}
