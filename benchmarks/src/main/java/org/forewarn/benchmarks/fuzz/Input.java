package org.forewarn.benchmarks.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * One thing to send.
 *
 * @param number which of the run's inputs it is; seed and number make it again
 */
record Input(long number, Shape shape, byte[] body) {

    /** How it is sent. */
    enum Shape {
        JSON("/v1/reports", "application/json"),
        NDJSON("/v1/reports:batch", "application/x-ndjson"),
        CSV("/v1/reports:batch", "text/csv");

        private final String path;
        private final String contentType;

        Shape(String path, String contentType) {
            this.path = path;
            this.contentType = contentType;
        }

        boolean batch() {
            return this != JSON;
        }
    }

    /** The whole request of HTTP/1.1. */
    byte[] request(String key) {
        byte[] head = ("POST " + shape.path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: " + shape.contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
