package org.forewarn.benchmarks.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.forewarn.benchmarks.load.Answer;
import org.forewarn.benchmarks.load.Requests;

/** Requests that send reports, one or many each, numbered on and on. Used by one thread. */
public final class ReportRequests implements Requests {

    private static final byte[] BLANK_LINE = ascii("\r\n\r\n");
    private static final byte[] ACCEPTED_LINE = ascii("\"status\":202");
    private static final int MAX_HEAD_BYTES = 1_024;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final ReportTemplates templates;
    private final byte[] head;
    private final int reportsEach;
    private final boolean batch;
    private long next;

    private ReportRequests(ReportTemplates templates, byte[] head, int reportsEach, boolean batch, long first) {
        this.templates = templates;
        this.head = head;
        this.reportsEach = reportsEach;
        this.batch = batch;
        this.next = first;
    }

    /** {@code POST /v1/reports}, one report a request. */
    public static ReportRequests single(ReportTemplates templates, String key, long first) {
        return new ReportRequests(templates, head("/v1/reports", "application/json", key), 1, false, first);
    }

    /** {@code POST /v1/reports:batch} as NDJSON. */
    public static ReportRequests batch(ReportTemplates templates, String key, long first, int reportsEach) {
        return new ReportRequests(
                templates, head("/v1/reports:batch", "application/x-ndjson", key), reportsEach, true, first);
    }

    private static byte[] head(String path, String contentType, String key) {
        return ascii("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: " + contentType + "\r\nContent-Length: ");
    }

    /** The number that the next report will have. */
    public long next() {
        return next;
    }

    @Override
    public int maxBytes() {
        return MAX_HEAD_BYTES + reportsEach * (templates.longest() + 1);
    }

    @Override
    public int reportsEach() {
        return reportsEach;
    }

    @Override
    public void writeNext(ByteBuffer into) {
        int length = 0;
        for (int i = 0; i < reportsEach; i++) {
            length += templates.length(next + i) + (batch ? 1 : 0);
        }
        into.put(head).put(ascii(Integer.toString(length))).put(BLANK_LINE);
        for (int i = 0; i < reportsEach; i++) {
            templates.write(next++, into);
            if (batch) {
                into.put((byte) '\n');
            }
        }
    }

    @Override
    public int accepted(Answer answer) {
        if (batch) {
            return answer.status() == OK ? answer.count(ACCEPTED_LINE) : 0;
        }
        return answer.status() == ACCEPTED ? 1 : 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
