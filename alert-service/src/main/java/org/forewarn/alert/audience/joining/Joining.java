package org.forewarn.alert.audience.joining;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.Members;
import org.forewarn.alert.audience.Preferences;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From an address to somebody who is warned. Until an address is proved nothing here asks whether it is known, so that nobody
 * learns who is warned by trying addresses.
 */
public final class Joining {

    private static final Logger log = LoggerFactory.getLogger(Joining.class);

    /** What became of the wish for codes. */
    public enum Sending {
        /** They are on their way, or never will be: that must look the same. */
        SENT,
        /** From there, or altogether, too many were asked for within the hour. */
        TOO_OFTEN,
        /** They could not be handed over now. */
        UNAVAILABLE
    }

    private final TransactionTemplate transaction;
    private final Proofs proofs;
    private final Tally tally;
    private final CodeMessages messages;
    private final Then then;

    /** What a proof is good for, and within which limits. */
    record Then(Members members, AudienceProperties limits) {}

    Joining(TransactionTemplate transaction, Proofs proofs, Tally tally, CodeMessages messages, Then then) {
        this.transaction = transaction;
        this.proofs = proofs;
        this.tally = tally;
        this.messages = messages;
        this.then = then;
    }

    /**
     * Sends codes, one to each address. The same attempt at the same addresses a second time, as when a button is pressed
     * twice, sends none.
     */
    public Sending begin(
            String attempt, List<Address> addresses, String language, @Nullable InetSocketAddress visitor) {
        boolean begun = addresses.stream().allMatch(address -> proofs.isBegun(attempt, address));
        return begun ? Sending.SENT : send(attempt, addresses, language, visitor);
    }

    /** Sends new codes. */
    public Sending again(
            String attempt, List<Address> addresses, String language, @Nullable InetSocketAddress visitor) {
        return send(attempt, addresses, language, visitor);
    }

    private Sending send(
            String attempt, List<Address> addresses, String language, @Nullable InetSocketAddress visitor) {
        for (Address address : addresses) {
            if (!tally.count(
                            "codes from " + Tally.network(visitor),
                            then.limits().codesPerVisitor())
                    || !tally.count("codes", then.limits().codesPerHour())) {
                messages.refused(address);
                return Sending.TOO_OFTEN;
            }
            String subject = "codes to " + address.channel() + " " + address.folded();
            boolean wanted = tally.count(subject, then.limits().codesPerAddress());
            String code = CodeMessages.draw();
            // written first: a code may be typed before the broker's answer has come back
            boolean sends = wanted && messages.mayReach(address);
            proofs.begin(attempt, address, sends ? code : null);
            if (!messages.send(address, code, language, sends)) {
                // whoever tries again must get one
                proofs.drop(attempt, address.channel());
                tally.giveBack(subject);
                return Sending.UNAVAILABLE;
            }
        }
        return Sending.SENT;
    }

    /** Judges a code that was typed for one of the addresses. */
    public Judgement judge(String attempt, Address address, String typed) {
        Judgement judgement = proofs.judge(attempt, address, typed);
        if (judgement == Judgement.RIGHT) {
            try {
                messages.proved(address);
            } catch (RuntimeException e) {
                // whoever joins must be reached; the code stays good
                log.warn(
                        "An address could not be taken back now ({})",
                        e.getClass().getSimpleName());
                return Judgement.NOT_NOW;
            }
        }
        return judgement;
    }

    /** Those of these addresses that are proved to be the visitor's. */
    public List<Address> proven(String attempt, List<Address> addresses) {
        return proofs.proven(attempt, addresses);
    }

    /** Somebody has chosen and is warned from now on, however often they press the button; nothing: it took too long. */
    public Optional<UUID> finish(String attempt, List<Address> addresses, Preferences preferences) {
        return Objects.requireNonNull(transaction.execute(status -> {
            proofs.hold(attempt);
            List<Address> proven = proofs.proven(attempt, addresses);
            if (proven.isEmpty()) {
                return Optional.<UUID>empty();
            }
            Optional<UUID> before = proofs.usedFor(attempt);
            if (before.isPresent()) {
                then.members().choose(before.get(), preferences);
                return before;
            }
            UUID recipientId = then.members().join(proven, preferences);
            proofs.use(attempt, recipientId);
            return Optional.of(recipientId);
        }));
    }
}
