package org.forewarn.alert.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Where whoever takes receipts says that one came, so that a provider's silence is noticed. */
@Component
public class ReceiptsHeard {

    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

    ReceiptsHeard() {}

    /** A receipt came of a provider for a message of this name. */
    public void heard(String provider, String messageId) {
        listeners.forEach(listener -> listener.accept(provider, messageId));
    }

    void listen(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }
}
