package org.forewarn.local;

import java.nio.file.Path;
import java.util.List;

/** A part did not start or did not stay up. The message is for the person at the terminal: what, and where to look. */
public final class PartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PartFailedException(String message) {
        super(message);
    }

    PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the end of the part's log under it. */
    static PartFailedException withLog(String message, Path log, List<String> lastLines) {
        var text = new StringBuilder(message).append("; its log ").append(log);
        if (lastLines.isEmpty()) {
            return new PartFailedException(text.append(" is empty").toString());
        }
        text.append(" ends with:");
        lastLines.forEach(line -> text.append("\n  ").append(line));
        return new PartFailedException(text.toString());
    }
}
