package org.forewarn.alert.campaign;

import java.util.UUID;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.MsgType;

/**
 * The id of a message: the same warning, kind of message, person and channel have the same, whatever the revision. So
 * when a warning is issued again for a larger area, those who were told are not told again.
 */
final class DispatchId {

    private DispatchId() {}

    static UUID of(String warningId, MsgType kind, UUID recipientId, Channel channel) {
        return NameUuid.of(
                String.join("/", "dispatch", warningId, kind.name(), recipientId.toString(), channel.name()));
    }
}
