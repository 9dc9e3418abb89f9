package org.forewarn.alert.delivery.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.alert.delivery.ReceiptBook;
import org.forewarn.alert.inbound.InboundText;
import org.forewarn.alert.inbound.InboundTexts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a carrier sends to us. Our answer says whether we have it, so each is kept before it is answered. */
final class Receiver implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(Receiver.class);

    private final String provider;
    private final ReceiptBook book;
    private final SmppReceipt receipts;
    private final InboundTexts texts;
    private final Clock clock;
    private final MeterRegistry meters;

    Receiver(String provider, ReceiptBook book, InboundTexts texts, Clock clock, MeterRegistry meters) {
        this.provider = provider;
        this.book = book;
        this.texts = texts;
        this.clock = clock;
        this.receipts = new SmppReceipt(provider);
        this.meters = meters;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        if (pdu.isSmscDeliveryReceipt()) {
            receipt(pdu);
        } else {
            text(pdu);
        }
    }

    private void receipt(DeliverSm pdu) throws ProcessRequestException {
        Optional<FinalReceipt> receipt;
        try {
            receipt = receipts.read(pdu);
        } catch (InvalidDeliveryReceiptException e) {
            // taken, because it would never become readable; its text is not logged, it may hold a phone
            meters.counter("forewarn.receipts.unreadable", "provider", provider).increment();
            return;
        }
        try {
            receipt.ifPresent(book::keep);
        } catch (RuntimeException e) {
            log.warn(
                    "A receipt cannot be kept now ({}); the carrier is to offer it again",
                    e.getClass().getSimpleName());
            throw new ProcessRequestException("try again", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private void text(DeliverSm pdu) throws ProcessRequestException {
        Optional<String> body = SmppText.read(pdu);
        if (body.isEmpty()) {
            // data for a phone, or a later part of a long text: what is asked for stands in the first
            meters.counter("forewarn.inbound.unreadable", "provider", provider).increment();
            return;
        }
        try {
            texts.take(new InboundText(
                    provider, "", pdu.getSourceAddr(), pdu.getDestAddress(), body.get(), clock.instant()));
        } catch (RuntimeException e) {
            log.warn(
                    "A text cannot be kept now ({}); the carrier is to offer it again",
                    e.getClass().getSimpleName());
            throw new ProcessRequestException("try again", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification pdu) {
        // a phone is back; the carrier knows better than we what to do with it
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("deliver_sm is taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
