package org.forewarn.alert.campaign;

import java.util.UUID;
import org.forewarn.alert.warning.NameUuid;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.MsgType;

/**
 * The id of a message. Of an alert the same warning, person and channel have the same, whatever the revision: when a
 * warning is issued again for a larger area, those who were told are not told again. Of an update, a cancellation or an
 * all-clear the revision counts too: each of them is sent once.
 */
final class DispatchId {

    private DispatchId() {}

    static UUID of(String warningId, MsgType kind, int revision, UUID recipientId, Channel channel) {
        String what = kind == MsgType.ALERT ? kind.name() : kind.name() + "/" + revision;
        return NameUuid.of(String.join("/", "dispatch", warningId, what, recipientId.toString(), channel.name()));
    }
}
