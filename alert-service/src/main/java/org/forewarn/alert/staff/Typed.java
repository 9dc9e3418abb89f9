package org.forewarn.alert.staff;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** What was typed into a page of the desk; a handler asks for it as an argument. Never printed. */
public final class Typed {

    private final MultiValueMap<String, String> values;

    Typed(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /** The value of that name without blanks around it; empty when there is none. */
    public String one(String name) {
        return raw(name).strip();
    }

    /** The value just as it was typed; empty when there is none. */
    public String raw(String name) {
        String first = values.getFirst(name);
        return first == null ? "" : first;
    }

    /** All values of that name. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
        return "Typed[…]";
    }
}
