package org.forewarn.intake;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator which secret is wrong, in place of a stack trace. */
final class BadSecretAnalyzer extends AbstractFailureAnalyzer<BadSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSecretException cause) {
        String variable = cause.property().replace('.', '_').toUpperCase(Locale.ROOT);
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set it in the environment as " + variable + ", or in a file that spring.config.import names.",
                cause);
    }
}
