package org.forewarn.intake.publishing;

/** What became of a record that was to be published. */
public sealed interface Publication {

    /**
     * Every in-sync replica has it.
     *
     * @param offset its place in its partition
     */
    record Acknowledged(long offset) implements Publication {}

    /**
     * It was not acknowledged in time. Almost always it is nowhere; if the broker took it and only the acknowledgement
     * was lost, it is in the topic. Publishing it again is safe, because consumers compare content.
     */
    record Unavailable() implements Publication {}
}
