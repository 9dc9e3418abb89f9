package org.forewarn.intake.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two threads of a batch, both virtual: they mostly wait, for the sender or for the broker. */
final class BatchWork {

    private static final Logger log = LoggerFactory.getLogger(BatchWork.class);

    private final Batch batch;
    private final Answer answer;
    private final InputStream body;
    private final Runnable atEnd;
    private final AtomicInteger running = new AtomicInteger(2);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread reader = Thread.ofVirtual().name("batch-reader").unstarted(() -> run(this::read));
    private final Thread answerer = Thread.ofVirtual().name("batch-answerer").unstarted(() -> run(this::answer));

    /** @param atEnd runs once, when both threads have ended */
    BatchWork(Batch batch, Answer answer, InputStream body, Runnable atEnd) {
        this.batch = batch;
        this.answer = answer;
        this.body = body;
        this.atEnd = atEnd;
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
            atEnd.run();
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
            log.error("A batch ended early: {}", e.getClass().getName());
            abandon();
        } finally {
            if (running.decrementAndGet() == 0) {
                atEnd.run();
            }
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
