package org.forewarn.benchmarks.load;

import java.nio.ByteBuffer;

/** What is asked for, one request after the other, never the same twice. */
public interface Requests {

    /** No request is longer. */
    int maxBytes();

    /** How many reports each request carries. */
    int reportsEach();

    /** Writes the next request, head and body. */
    void writeNext(ByteBuffer into);

    /** How many of its reports an answer says were accepted. */
    int accepted(Answer answer);
}
