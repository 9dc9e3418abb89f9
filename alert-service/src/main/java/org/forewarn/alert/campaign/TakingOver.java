package org.forewarn.alert.campaign;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/** Before anything is listened to: ends transactions that this replica left open when it was killed. */
@Component
class TakingOver implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TakingOver.class);
    private static final int BEFORE_LISTENERS = AbstractMessageListenerContainer.DEFAULT_PHASE - 200;

    private final List<CampaignKafka> listeners;
    private volatile boolean running;

    TakingOver(List<CampaignKafka> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
        try {
            listeners.forEach(CampaignKafka::takeOver);
        } catch (RuntimeException e) {
            // the broker ends them by itself after a while
            log.warn(
                    "Open transactions could not be taken over ({})",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_LISTENERS;
    }
}
