package org.forewarn.alert.audience.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.forewarn.alert.audience.AudienceProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The support organisations, from the operator's file, or from a sample of invented ones. A file that breaks rules keeps the
 * service from starting; one that is broken later is named in the log, and what was read before it stays.
 */
@Component
public class Support {

    private static final Logger log = LoggerFactory.getLogger(Support.class);
    private static final long LOOK_EVERY_MS = 60_000;
    private static final String SAMPLE = "sample-support.yaml";

    private final @Nullable Path file;
    private volatile List<Organisation> organisations;
    private FileTime changed = FileTime.fromMillis(0);

    @Autowired
    Support(AudienceProperties properties) {
        this(properties.supportFile());
    }

    /** @param file null: the sample */
    Support(@Nullable Path file) {
        this.file = file;
        if (file == null) {
            log.warn("forewarn.audience.support-file is not set: /support shows INVENTED organisations");
            this.organisations = SupportReader.read(sample());
        } else {
            this.changed = changedAt(file);
            this.organisations = read(file);
        }
    }

    /**
     * Who helps in a county, those from near by first, then by name.
     *
     * @param county null: who helps everywhere
     * @param withoutPolice only those from whom the police hear nothing unless somebody wants that
     */
    public List<Organisation> in(@Nullable String county, boolean withoutPolice) {
        return inAny(county == null ? Set.of() : Set.of(county), withoutPolice);
    }

    /** The same for several counties. */
    public List<Organisation> inAny(Set<String> counties, boolean withoutPolice) {
        return organisations.stream()
                .filter(each -> each.everywhere() || each.counties().stream().anyMatch(counties::contains))
                .filter(each -> !withoutPolice || each.withoutPolice())
                .sorted(Comparator.comparing(Organisation::everywhere).thenComparing(Organisation::name))
                .toList();
    }

    /** Takes up what the operator has changed. */
    @Scheduled(fixedDelay = LOOK_EVERY_MS, initialDelay = LOOK_EVERY_MS)
    void lookAgain() {
        if (file == null) {
            return;
        }
        try {
            FileTime now = changedAt(file);
            if (!now.equals(changed)) {
                changed = now;
                organisations = read(file);
                log.info("The list of support organisations was read again: {}", organisations.size());
            }
        } catch (SupportFileException | UncheckedIOException | IllegalStateException e) {
            log.error("The list of support organisations stays as it was: {}", e.getMessage());
        }
    }

    private static List<Organisation> read(Path file) {
        try {
            return SupportReader.read(Files.readString(file));
        } catch (SupportFileException e) {
            throw new IllegalStateException("forewarn.audience.support-file breaks rules: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("forewarn.audience.support-file cannot be read as UTF-8", e);
        }
    }

    private static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("forewarn.audience.support-file cannot be read", e);
        }
    }

    private static String sample() {
        try (InputStream in = Support.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("packed without " + SAMPLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
