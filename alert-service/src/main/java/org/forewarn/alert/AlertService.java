package org.forewarn.alert;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The alert service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AlertService {

    /** Starts it; settings come from {@code application.yaml}, the environment and the arguments. */
    public static void main(String[] args) {
        SpringApplication.run(AlertService.class, args);
    }
}
