package org.forewarn.alert.delivery.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.ProviderSource;
import org.forewarn.alert.delivery.ReceiptBook;
import org.forewarn.alert.delivery.sms.SmsProperties.SmsProviderProperties;
import org.forewarn.alert.delivery.sms.SmsProperties.TwilioProperties;
import org.forewarn.alert.inbound.InboundTexts;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/** The carriers of texts as they are configured. Their connections are there before the listeners, and end after them. */
@Component
class SmsProviders implements ProviderSource, SmartLifecycle {

    private static final int PHASE = AbstractMessageListenerContainer.DEFAULT_PHASE - 200;

    private final List<Provider> providers = new ArrayList<>();
    private final List<SmppLink> links = new ArrayList<>();
    private final Map<String, TwilioProvider> twilio = new LinkedHashMap<>();
    private volatile boolean running;

    SmsProviders(SmsProperties properties, ReceiptBook book, InboundTexts texts, Clock clock, MeterRegistry meters) {
        for (SmsProviderProperties each : properties.providers()) {
            providers.add(
                    switch (each.kind()) {
                        case SMPP -> smpp(each, new Receiver(each.name(), book, texts, clock, meters));
                        case TWILIO -> twilio(each);
                    });
        }
    }

    private Provider smpp(SmsProviderProperties its, Receiver receiver) {
        var sessions = new ArrayList<SmppLink>();
        for (int i = 0; i < its.smpp().sessions(); i++) {
            sessions.add(new SmppLink(its.name(), its.smpp(), receiver));
        }
        links.addAll(sessions);
        return new SmppProvider(its.terms(), sessions, new SmppSubmit(its.sender(), its.smpp()));
    }

    private Provider twilio(SmsProviderProperties its) {
        TwilioProperties how = its.twilio();
        if (how == null) {
            throw new IllegalStateException(
                    "provider " + its.name() + " is of kind twilio and has no twilio.account-sid");
        }
        var provider = new TwilioProvider(its.terms(), its.sender(), how);
        twilio.put(its.name(), provider);
        return provider;
    }

    @Override
    public List<Provider> providers() {
        return List.copyOf(providers);
    }

    Optional<TwilioProvider> twilio(String name) {
        return Optional.ofNullable(twilio.get(name));
    }

    @Override
    public synchronized void start() {
        running = true;
        links.forEach(SmppLink::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        List<Thread> stopping =
                links.stream().map(link -> Thread.ofVirtual().start(link::stop)).toList();
        try {
            for (Thread each : stopping) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        twilio.values().forEach(TwilioProvider::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
