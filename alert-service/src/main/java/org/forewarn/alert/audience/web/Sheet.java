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
 * @param failed whether its title says that something went wrong
 */
record Sheet(
        HttpStatus status,
        String template,
        String title,
        String path,
        List<Fault> faults,
        Map<String, ?> model,
        boolean failed) {

    Sheet {
        faults = List.copyOf(faults);
    }

    Sheet(HttpStatus status, String template, String title, String path, List<Fault> faults, Map<String, ?> model) {
        this(status, template, title, path, faults, model, !faults.isEmpty());
    }

    Sheet failed(boolean its) {
        return new Sheet(status, template, title, path, faults, model, its);
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
