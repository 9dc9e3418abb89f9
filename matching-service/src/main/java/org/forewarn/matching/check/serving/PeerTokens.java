package org.forewarn.matching.check.serving;

import java.time.Duration;
import org.forewarn.matching.check.serving.TokenAnswerer.TokenAnswer;
import org.forewarn.matching.check.serving.TokenAnswerer.TokenAsked;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.matching.peer.Peers;
import org.jspecify.annotations.Nullable;

/**
 * Counts a charity's checks at the one instance that its id falls to. While that cannot be asked, this instance counts for
 * itself: a limit that is kept by each of a few instances is still a limit, and a check is not refused for want of it.
 */
final class PeerTokens implements CheckTokens {

    private final Peers peers;
    private final TokenAnswerer counts;

    PeerTokens(Peers peers, TokenAnswerer counts) {
        this.peers = peers;
        this.counts = counts;
    }

    @Override
    public @Nullable Duration take(String policy, String partnerId) {
        long afterMillis = ask(new TokenAsked(policy, partnerId, false)).afterMillis();
        return afterMillis == 0 ? null : Duration.ofMillis(afterMillis);
    }

    @Override
    public void giveBack(String policy, String partnerId) {
        ask(new TokenAsked(policy, partnerId, true));
    }

    private TokenAnswer ask(TokenAsked asked) {
        try {
            return peers.ask(counts, asked.partnerId(), asked);
        } catch (HolderUnavailableException e) {
            return counts.answer(asked);
        }
    }
}
