package org.forewarn.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas as they were released, one folder a version under {@code src/test/released}. They are never changed:
 * {@code main} with a version as its argument adds the folder of a new release.
 */
final class ReleasedSchemas {

    private static final Path FOLDER = Path.of("src/test/released");
    private static final String ENDING = ".avsc";

    record Released(String version, String name, Schema schema) {}

    private ReleasedSchemas() {}

    static List<Released> all() throws IOException {
        var all = new ArrayList<Released>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                Path version = FOLDER.relativize(file).getName(0);
                all.add(new Released(
                        version.toString(),
                        name.substring(0, name.length() - ENDING.length()),
                        new Schema.Parser().parse(Files.readString(file))));
            }
        }
        return all;
    }

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(arguments[0]));
        for (var schema : Contracts.current().entrySet()) {
            Files.writeString(
                    folder.resolve(schema.getKey() + ENDING), schema.getValue().toString(true) + "\n");
        }
    }
}
