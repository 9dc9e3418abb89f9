package org.forewarn.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a child JVM: small, quick to start, on the JDK that we run on. */
final class Jvm {

    private final List<String> words = new ArrayList<>();

    private Jvm() {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+ExitOnOutOfMemoryError");
    }

    /** @param heapMegabytes its largest heap */
    Jvm(int heapMegabytes) {
        this();
        words.add("-Xmx" + heapMegabytes + "m");
        words.add("-XX:+UseSerialGC");
        // The first compiler alone: on two cores the second costs more at start than it gives within minutes.
        words.add("-XX:TieredStopAtLevel=1");
    }

    /** One that is measured: it has both compilers, and what else it is told is up to who measures. */
    static Jvm measured(List<String> options) {
        return new Jvm().with(options.toArray(String[]::new));
    }

    Jvm with(String... options) {
        words.addAll(List.of(options));
        return this;
    }

    Jvm with(ClassArchive archive) {
        words.addAll(archive.options());
        return this;
    }

    List<String> main(List<Path> classPath, String mainClass, String... arguments) {
        words.add("-cp");
        words.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        words.add(mainClass);
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    List<String> jar(Path jar, String... arguments) {
        words.add("-jar");
        words.add(jar.toString());
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }
}
