package org.forewarn.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes reports from charities, checks and seals them, and says "accepted" when the broker has them. Keeps no state. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeService {

    public static void main(String[] args) {
        SpringApplication.run(IntakeService.class, args);
    }
}
