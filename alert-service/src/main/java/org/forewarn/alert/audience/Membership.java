package org.forewarn.alert.audience;

import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of a person by their address alone. */
@Repository
public class Membership {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Membership(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The language of the recipient with this phone, as E.164; null: there is none. */
    public @Nullable String languageOf(String phone) {
        return jdbc.sql("select language from recipient where sms = ? order by recipient_id limit 1")
                .param(phone)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Forgets an address; a person who has no other is forgotten whole. */
    public void end(Channel channel, String address) {
        String column =
                switch (channel) {
                    case SMS -> "sms";
                    case EMAIL -> "email";
                };
        String other =
                switch (channel) {
                    case SMS -> "email";
                    case EMAIL -> "sms";
                };
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from recipient where " + column + " = ? and " + other + " is null")
                    .param(address)
                    .update();
            jdbc.sql("update recipient set " + column + " = null where " + column + " = ?")
                    .param(address)
                    .update();
        });
    }
}
