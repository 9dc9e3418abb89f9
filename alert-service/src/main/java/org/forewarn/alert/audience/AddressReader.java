package org.forewarn.alert.audience;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.forewarn.kit.identifier.Emails;
import org.forewarn.kit.identifier.Phones;
import org.forewarn.schemas.event.Channel;

/**
 * Reads what people type as their phone or e-mail address. {@code 07700 900123} and {@code +44 7700 900123} are one phone;
 * {@code 0113 496 0000} is none that gets texts; {@code +33 6 12 34 56 78} is one only where France is allowed.
 */
public final class AddressReader {

    /** RFC 5321 (4.5.3.1) allows 254 between the brackets. */
    public static final int MAX_LENGTH = 254;

    private static final String BRITAIN = "44";

    /**
     * Mobile numbers of the United Kingdom, Jersey, Guernsey and the Isle of Man (Ofcom's National Telephone Numbering
     * Plan): 071 to 075 and 077 to 079, and of 076, which is for pagers, 07624. 070 numbers are dear ones that lead on.
     */
    private static final Pattern BRITISH_MOBILE = Pattern.compile("\\+447(?:[1-57-9][0-9]{8}|624[0-9]{6})");

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>\"(),:;\\[\\]\\\\]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    private final Set<String> countries;

    /** @param countries calling codes to which texts may go, {@code 44} */
    public AddressReader(Set<String> countries) {
        this.countries = Set.copyOf(countries);
    }

    public Optional<Address> phone(String typed) {
        return Phones.e164(typed).filter(this::allowed).map(phone -> new Address(Channel.SMS, phone));
    }

    private boolean allowed(String phone) {
        if (phone.indexOf(';') >= 0) {
            // an extension gets no texts
            return false;
        }
        return countries.stream()
                .anyMatch(country -> phone.startsWith("+" + country)
                        && (!country.equals(BRITAIN)
                                || BRITISH_MOBILE.matcher(phone).matches()));
    }

    /** An address as it is sent to: its name is left as it is, because a host may tell capitals apart. */
    public Optional<Address> email(String typed) {
        String stripped = typed.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || stripped.length() > MAX_LENGTH || Emails.folded(stripped).isEmpty()) {
            return Optional.empty();
        }
        return host(stripped.substring(at + 1))
                .map(host -> stripped.substring(0, at) + "@" + host)
                .filter(address -> EMAIL.matcher(address).matches())
                .map(address -> new Address(Channel.EMAIL, address));
    }

    private static Optional<String> host(String typed) {
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
