package org.forewarn.intake.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The example of {@code docs/mappings.md}, read from there: what the page shows is what the tests run. */
public record WorkedExample(String answers, String mapping, String trial, String registered, String page) {

    private static final Path PAGE = Path.of("../docs/mappings.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^   ```(?:json|jsonata)$\\n(.*?)^   ```$");

    public static WorkedExample read() {
        try {
            String page = Files.readString(PAGE);
            List<String> blocks = BLOCK.matcher(page)
                    .results()
                    .map(found -> found.group(1).replaceAll("(?m)^   ", ""))
                    .toList();
            return new WorkedExample(blocks.get(0), blocks.get(1), blocks.get(2), blocks.get(3), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
