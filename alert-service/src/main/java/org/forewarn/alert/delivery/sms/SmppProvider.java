package org.forewarn.alert.delivery.sms;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.Terms;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/** Texts over SMPP, by turns through the sessions that are bound. */
final class SmppProvider implements Provider {

    private final Terms terms;
    private final List<SmppLink> links;
    private final SmppSubmit submit;
    private final AtomicInteger turn = new AtomicInteger();

    SmppProvider(Terms terms, List<SmppLink> links, SmppSubmit submit) {
        this.terms = terms;
        this.links = List.copyOf(links);
        this.submit = submit;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public boolean ready() {
        return session() != null;
    }

    @Override
    public int segments(Message message) {
        return SmsText.of(message.body()).segments();
    }

    @Override
    public SubmitResult submit(Message message) {
        SMPPSession session = session();
        return session == null ? new NotTaken("no_session", Scope.PROVIDER) : submit.submit(session, message);
    }

    private @Nullable SMPPSession session() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < links.size(); i++) {
            SMPPSession session =
                    links.get(Math.floorMod(first + i, links.size())).session();
            if (session != null) {
                return session;
            }
        }
        return null;
    }
}
