package org.forewarn.alert.delivery.sms;

import java.util.Locale;
import java.util.Optional;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.schemas.event.DeliveryStatus;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.jspecify.annotations.Nullable;

/** Reads delivery receipts (SMPP 3.4, appendix B; sections 5.3.2.12 and 5.3.2.35). */
final class SmppReceipt {

    /** As long as a message id may be. */
    private static final int MAX_ID = 64;

    private final String provider;

    SmppReceipt(String provider) {
        this.provider = provider;
    }

    /**
     * What a receipt says, when it says how it ended; nothing for one that is on its way.
     *
     * @throws InvalidDeliveryReceiptException when it cannot be read
     */
    Optional<FinalReceipt> read(DeliverSm pdu) throws InvalidDeliveryReceiptException {
        var body = pdu.getShortMessageAsDeliveryReceipt();
        String id =
                Optional.ofNullable(text(pdu, Tag.RECEIPTED_MESSAGE_ID.code())).orElseGet(body::getId);
        if (id == null || id.isBlank() || id.length() > MAX_ID) {
            throw new InvalidDeliveryReceiptException("no message id");
        }
        DeliveryReceiptState state = body.getFinalStatus();
        return switch (state) {
            case DELIVRD -> Optional.of(receipt(id, DeliveryStatus.DELIVERED, null));
            case EXPIRED, DELETED, UNDELIV, REJECTD ->
                Optional.of(receipt(
                        id, DeliveryStatus.FAILED, "smpp_" + state.name().toLowerCase(Locale.ROOT)));
            case ENROUTE, ACCEPTD, UNKNOWN -> Optional.empty();
        };
    }

    private FinalReceipt receipt(String id, DeliveryStatus status, @Nullable String reason) {
        return new FinalReceipt(provider, id.strip(), status, reason);
    }

    private static @Nullable String text(DeliverSm pdu, short tag) {
        OptionalParameter parameter = pdu.getOptionalParameter(tag);
        return parameter instanceof OptionalParameter.OctetString octets
                ? octets.getValueAsString().replace("\0", "")
                : null;
    }
}
