package org.forewarn.alert.delivery;

import java.time.Clock;
import org.forewarn.alert.delivery.Courier.CourierSettings;
import org.forewarn.alert.listening.DeadLetters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    CourierSettings courierSettings(DeliveryProperties properties, DeadLetters deadLetters, Later later, Clock clock) {
        return new CourierSettings(properties, deadLetters, later, clock);
    }
}
