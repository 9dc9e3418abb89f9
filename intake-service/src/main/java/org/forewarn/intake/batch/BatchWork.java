package org.forewarn.intake.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two threads of a batch, both virtual: they mostly wait, for the sender or for the broker. */
final class BatchWork {

    private static final Logger log = LoggerFactory.getLogger(BatchWork.class);

    private final Batch batch;
    private final Answer answer;
    private final InputStream body;
    private final Runnable beforeTheEnd;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread reader = Thread.ofVirtual().name("batch-reader").unstarted(() -> run(this::read));
    private final Thread answerer = Thread.ofVirtual().name("batch-answerer").unstarted(() -> run(this::answer));

    /**
     * @param beforeTheEnd runs once, before the sender can see that the answer is complete: what it frees is free when the
     *     sender comes again
     */
    BatchWork(Batch batch, Answer answer, InputStream body, Runnable beforeTheEnd) {
        this.batch = batch;
        this.answer = answer;
        this.body = body;
        this.beforeTheEnd = beforeTheEnd;
    }

    private interface Part {
        void run() throws InterruptedException;
    }

    void start() {
        if (begun.compareAndSet(false, true)) {
            reader.start();
            answerer.start();
        }
    }

    /** The answer ended before it began: the sender was gone already. */
    void endUnlessStarted() {
        if (begun.compareAndSet(false, true)) {
            close();
            beforeTheEnd.run();
        }
    }

    /** The sender has gone: what is published stays, nothing more is read. */
    void abandon() {
        reader.interrupt();
        answerer.interrupt();
        close();
    }

    private void run(Part part) {
        try {
            part.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the message could quote a line
            log.error("A batch ended early: {}", e.getClass().getName());
            abandon();
        }
    }

    private void read() throws InterruptedException {
        try {
            batch.read();
        } finally {
            close();
        }
    }

    private void answer() throws InterruptedException {
        try {
            batch.answer(answer);
        } finally {
            beforeTheEnd.run();
            answer.end();
        }
    }

    private void close() {
        try {
            body.close();
        } catch (IOException e) {
            log.debug("The body of a batch could not be closed");
        }
    }
}
