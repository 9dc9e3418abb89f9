package org.forewarn.alert.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.schemas.event.Channel;

/** A provider that answers as it is told, and remembers what it was given. */
final class Obedient implements Provider {

    final List<Message> given = Collections.synchronizedList(new ArrayList<>());
    volatile Function<Message, SubmitResult> answers =
            message -> new Accepted(message.dispatchId().toString(), 1);
    volatile boolean ready = true;
    private final Terms terms;

    Obedient(String name, int weight, int window) {
        this.terms = new Terms(name, Channel.SMS, weight, BigDecimal.ONE, 0, window, true);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public int segments(Message message) {
        return 1;
    }

    @Override
    public SubmitResult submit(Message message) {
        given.add(message);
        return answers.apply(message);
    }
}
