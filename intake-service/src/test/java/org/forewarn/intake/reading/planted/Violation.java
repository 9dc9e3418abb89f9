package org.forewarn.intake.reading.planted;

import org.forewarn.intake.report.planted.Accomplice;
import org.forewarn.local.Broker;
import org.springframework.kafka.core.KafkaTemplate;

/** Impure where purity is asked, on another module's class, and half of a cycle. */
public record Violation(KafkaTemplate<String, String> kafka, Broker broker, Accomplice accomplice) {}
