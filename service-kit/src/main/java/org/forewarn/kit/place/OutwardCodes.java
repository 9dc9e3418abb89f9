package org.forewarn.kit.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of outward codes. Positions derive from Ordnance Survey's open data (Open Government Licence), gathered in
 * {@code gibbs/uk-postcodes} (CC0).
 */
public final class OutwardCodes {

    private static final int COLUMNS = 6;

    /** An outward code, alone or followed by an inward code (digit, two letters), after Royal Mail's PAF formats. */
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)(?:[0-9][A-Z]{2})?");

    /** Longer than any postcode with room for stray spaces. */
    private static final int MAX_LENGTH = 16;

    private static final OutwardCodes UK = read();

    private final List<OutwardCode> all;
    private final Map<String, OutwardCode> byCode;

    private OutwardCodes(List<OutwardCode> all) {
        this.all = all;
        this.byCode = all.stream().collect(Collectors.toUnmodifiableMap(OutwardCode::code, Function.identity()));
    }

    /** The whole table: some 2,850 codes of the United Kingdom and the Crown dependencies. */
    public static OutwardCodes uk() {
        return UK;
    }

    /** All codes, in the order of their names. */
    public List<OutwardCode> all() {
        return all;
    }

    /**
     * The outward code of a postcode or outward code in any spelling: {@code ls2 9jt}, {@code LS29JT} and {@code LS2}
     * give {@code LS2}; {@code Leeds} gives nothing.
     */
    public Optional<OutwardCode> find(String postcodeOrOutwardCode) {
        if (postcodeOrOutwardCode.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String compact = postcodeOrOutwardCode.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        // LS29 is itself a code: a text that is one whole is not taken apart
        if (byCode.containsKey(compact)) {
            return Optional.of(byCode.get(compact));
        }
        Matcher postcode = POSTCODE.matcher(compact);
        return postcode.matches() ? Optional.ofNullable(byCode.get(postcode.group(1))) : Optional.empty();
    }

    /** The codes whose centre lies within {@code km} kilometres of a position, in the order of their names. */
    public List<OutwardCode> within(double lat, double lon, double km) {
        return all.stream().filter(code -> code.distanceKm(lat, lon) <= km).toList();
    }

    /** The code whose centre is nearest to a position; nothing when none is within {@code maxKm} kilometres. */
    public Optional<OutwardCode> nearest(double lat, double lon, double maxKm) {
        return all.stream()
                .filter(code -> code.distanceKm(lat, lon) <= maxKm)
                .min(Comparator.comparingDouble((OutwardCode code) -> code.distanceKm(lat, lon))
                        .thenComparing(OutwardCode::code));
    }

    private static OutwardCodes read() {
        try (InputStream in = OutwardCodes.class.getResourceAsStream("outward-codes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("service-kit is packed without its outward codes");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
            return new OutwardCodes(lines.skip(1).map(OutwardCodes::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutwardCode parse(String line) {
        String[] cell = line.split("\t", COLUMNS);
        return new OutwardCode(
                cell[0], cell[1], cell[2], cell[3], Double.parseDouble(cell[4]), Double.parseDouble(cell[5]));
    }
}
