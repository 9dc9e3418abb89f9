package org.forewarn.alert.listening;

/** Names of the container factories that a listener chooses from. */
public final class Listening {

    /** One record at a time; its offset is committed after it was handled. */
    public static final String RECORDS = "recordListening";

    /** Batches; the listener says how far it came. */
    public static final String BATCHES = "batchListening";

    private Listening() {}
}
