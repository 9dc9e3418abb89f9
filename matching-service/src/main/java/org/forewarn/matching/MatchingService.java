package org.forewarn.matching;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Reports in, cases out. */
@SpringBootApplication
public class MatchingService {

    public static void main(String[] args) {
        SpringApplication.run(MatchingService.class, args);
    }
}
