package org.forewarn.intake.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a body at its limit, with a failure that tells so. */
final class LimitedInput extends FilterInputStream {

    private final long maxBytes;
    private long left;

    LimitedInput(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    /** The body goes on after its limit. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;

        TooLargeException(long maxBytes) {
            super("The body is longer than " + maxBytes + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, (int) Math.min(length, left + 1));
        if (read > left) {
            throw new TooLargeException(maxBytes);
        }
        left -= Math.max(0, read);
        return read;
    }
}
