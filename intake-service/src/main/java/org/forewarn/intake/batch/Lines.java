package org.forewarn.intake.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes a body apart, one line at a time, while it comes in. */
interface Lines {

    /**
     * The next line; null after the last. Blocks until there is one.
     *
     * @throws IOException when the rest of the body does not come
     */
    @Nullable
    Line next() throws IOException;
}
