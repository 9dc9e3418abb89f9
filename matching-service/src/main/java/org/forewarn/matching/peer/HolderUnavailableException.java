package org.forewarn.matching.peer;

/**
 * Whoever holds the answer cannot give it now: the stream starts, restores its state or moves between instances, or the
 * instance does not answer. It passes by itself.
 */
public final class HolderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HolderUnavailableException(String reason) {
        super(reason);
    }
}
