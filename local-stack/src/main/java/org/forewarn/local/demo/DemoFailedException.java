package org.forewarn.local.demo;

/** The demo cannot go on; the message is for the person at the terminal. */
public final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoFailedException(String message) {
        super(message);
    }
}
