package org.forewarn.local.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.jspecify.annotations.Nullable;

/** Where the operator's key comes from: a file or the environment, never an argument, and never into a message. */
final class OperatorKey {

    static final String VARIABLE = "FOREWARN_OPERATOR_KEY";

    private static final Pattern FORM = Pattern.compile("fwk_[0-9a-f]{10}_[A-Za-z0-9_-]{43}");

    /** No key is longer, whatever file was named by mistake. */
    private static final long MAX_BYTES = 1_024;

    private OperatorKey() {}

    static String of(@Nullable Path file, @Nullable String variable) {
        if (file != null) {
            return key(read(file), file.toString());
        }
        if (variable == null || variable.isBlank()) {
            throw new NotUnderstoodException(
                    "say who you are: " + VARIABLE + " in the environment, or --operator-key-file FILE");
        }
        return key(variable, VARIABLE);
    }

    private static String read(Path file) {
        try {
            return Files.size(file) > MAX_BYTES ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new NotUnderstoodException(file + " cannot be read");
        }
    }

    private static String key(String text, String from) {
        String key = text.strip();
        if (!FORM.matcher(key).matches()) {
            throw new NotUnderstoodException(from + " holds no API key, which begins with fwk_");
        }
        return key;
    }
}
