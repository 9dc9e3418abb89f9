package org.forewarn.alert.audience.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A page before its frame.
 *
 * @param template under {@code templates/people/}
 * @param title key of its title
 * @param path where it can be asked for again, in another language
 * @param faults what must be mended on it
 */
record Sheet(HttpStatus status, String template, String title, String path, List<Fault> faults, Map<String, ?> model) {

    Sheet {
        faults = List.copyOf(faults);
    }

    static Sheet of(String template, String title, String path, Map<String, ?> model) {
        return new Sheet(HttpStatus.OK, template, title, path, List.of(), model);
    }

    Sheet wrong(List<Fault> mistakes) {
        return wrong(HttpStatus.BAD_REQUEST, mistakes);
    }

    Sheet wrong(HttpStatus its, List<Fault> mistakes) {
        return new Sheet(its, template, title, path, mistakes, model);
    }
}
