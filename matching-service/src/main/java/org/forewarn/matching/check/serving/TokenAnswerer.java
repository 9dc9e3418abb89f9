package org.forewarn.matching.check.serving;

import java.time.Duration;
import org.forewarn.kit.limit.Limiter;
import org.forewarn.kit.limit.Taking.Refused;
import org.forewarn.kit.limit.Taking.Taken;
import org.forewarn.matching.check.serving.TokenAnswerer.TokenAnswer;
import org.forewarn.matching.check.serving.TokenAnswerer.TokenAsked;
import org.forewarn.matching.peer.Answerer;

/**
 * Counts the checks of those charities whose ids fall to this instance, as keys of the index do: so each charity is counted
 * in one place. It reads no store; the index only says whose turn it is. When that moves to another instance, the count
 * begins anew, as it does when an instance starts.
 */
final class TokenAnswerer implements Answerer<TokenAsked, TokenAnswer> {

    private final Limiter limiter;

    TokenAnswerer(Limiter limiter) {
        this.limiter = limiter;
    }

    /** @param isBack whether one is given back, not taken */
    record TokenAsked(String policy, String partnerId, boolean isBack) {}

    /** @param afterMillis when there is one again, if it was not given; 0 when it was */
    record TokenAnswer(long afterMillis) {

        private static final TokenAnswer GIVEN = new TokenAnswer(0);
    }

    @Override
    public String subject() {
        return "token";
    }

    @Override
    public String store() {
        return SightingBranch.SIGHTINGS;
    }

    @Override
    public Class<TokenAsked> questions() {
        return TokenAsked.class;
    }

    @Override
    public Class<TokenAnswer> answers() {
        return TokenAnswer.class;
    }

    @Override
    public TokenAnswer answer(int partition, TokenAsked asked) {
        return answer(asked);
    }

    /** By this instance's own count. */
    TokenAnswer answer(TokenAsked asked) {
        if (asked.isBack()) {
            limiter.giveBack(asked.policy(), asked.partnerId(), 1);
            return TokenAnswer.GIVEN;
        }
        return switch (limiter.take(asked.policy(), asked.partnerId(), 1)) {
            case Taken _ -> TokenAnswer.GIVEN;
            case Refused(long _, Duration after) -> new TokenAnswer(Math.max(1, after.toMillis()));
        };
    }
}
