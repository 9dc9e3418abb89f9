package org.forewarn.intake.reading;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Where a value stands in the document. Costs one small object a level; the text is made only for a problem. */
record Path(@Nullable Path parent, String step) {

    static final Path ROOT = new Path(null, "");

    Path to(String name) {
        return new Path(this, name);
    }

    Path to(int index) {
        return new Path(this, Integer.toString(index));
    }

    /** As JSON Pointer (RFC 6901): {@code /suspects/0/heightCm}; empty for the whole document. */
    String pointer() {
        var steps = new ArrayDeque<String>();
        for (Path at = this; at != null && at.parent != null; at = at.parent) {
            steps.push(at.step.replace("~", "~0").replace("/", "~1"));
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }
}
