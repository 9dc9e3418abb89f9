package org.forewarn.alert.delivery.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.errors.InterruptException;
import org.forewarn.alert.delivery.Lane;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.schemas.event.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Texts through the carrier's session, as many at once as its window allows. Routine texts take at most half the window,
 * so that an urgent one always finds a place.
 */
@Component
class SmppProvider implements Provider, AutoCloseable {

    static final String NAME = "smpp";

    private static final Logger log = LoggerFactory.getLogger(SmppProvider.class);

    private final SmppSubmit submit;
    private final int size;
    private final Semaphore window;
    private final Semaphore routineWindow;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SmppProvider(SmppSubmit submit, SmppProperties properties) {
        this.submit = submit;
        this.size = properties.window();
        this.window = new Semaphore(size, true);
        this.routineWindow = new Semaphore(Math.max(1, size / 2), true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public int window() {
        return size;
    }

    @Override
    public List<SubmitResult> submit(Lane lane, List<Message> messages) {
        var answers = new ArrayList<Future<SubmitResult>>();
        for (Message message : messages) {
            answers.add(threads.submit(within(lane, message)));
        }
        var results = new ArrayList<SubmitResult>();
        for (Future<SubmitResult> answer : answers) {
            results.add(result(answer));
        }
        return results;
    }

    private Callable<SubmitResult> within(Lane lane, Message message) {
        return switch (lane) {
            case PERSONAL, URGENT -> () -> holding(window, () -> submit.submit(message));
            case ROUTINE -> () -> holding(routineWindow, () -> holding(window, () -> submit.submit(message)));
        };
    }

    private static SubmitResult holding(Semaphore places, Callable<SubmitResult> work) throws Exception {
        places.acquire();
        try {
            return work.call();
        } finally {
            places.release();
        }
    }

    private static SubmitResult result(Future<SubmitResult> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            // a fault of ours with this text, and nothing the carrier said
            log.error(
                    "A text could not be made ready: {}",
                    e.getCause() == null ? e : e.getCause().getClass());
            return new NotTaken("internal_error", Scope.MESSAGE);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
