package org.forewarn.alert.audience.web;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** What was typed into one of these pages; a handler asks for it as an argument. Never printed. */
final class Form {

    /** A long list of postcodes, url-encoded, and everything else that can be chosen. */
    static final int MAX_BYTES = 16 * 1024;

    private final MultiValueMap<String, String> values;

    Form(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** The value of that name without blanks around it; empty when there is none. */
    String one(String name) {
        String first = values.getFirst(name);
        return first == null ? "" : first.strip();
    }

    boolean has(String name) {
        return !one(name).isEmpty();
    }

    /** All values of that name. */
    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
        return "Form[…]";
    }
}
