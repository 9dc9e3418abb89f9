package org.forewarn.local;

import java.util.Map;

/** What alert needs beside broker and registry. */
record AlertParts(Database database, Carrier carrier, Mailbox mailbox) implements AutoCloseable {

    private static final int ANY_PORT = 0;

    static AlertParts start(Installation installation, RunFolder folder) {
        return new AlertParts(
                Database.start(installation, folder, ANY_PORT), Carrier.start(ANY_PORT), Mailbox.start(ANY_PORT));
    }

    /** With another database in the place of its own. */
    AlertParts with(Database other) {
        return new AlertParts(other, carrier, mailbox);
    }

    /** Where the service finds them. */
    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.user()),
                Map.entry("spring.datasource.password", database.password()),
                Map.entry("forewarn.delivery.sms.providers[0].name", "smpp"),
                Map.entry("forewarn.delivery.sms.providers[0].smpp.host", "127.0.0.1"),
                Map.entry("forewarn.delivery.sms.providers[0].smpp.port", String.valueOf(carrier.port())),
                Map.entry("forewarn.delivery.sms.providers[0].smpp.system-id", carrier.systemId()),
                Map.entry("forewarn.delivery.sms.providers[0].smpp.password", carrier.password()),
                Map.entry("forewarn.delivery.email.providers[0].name", "smtp"),
                Map.entry("forewarn.delivery.email.providers[0].smtp.host", "127.0.0.1"),
                Map.entry("forewarn.delivery.email.providers[0].smtp.port", String.valueOf(mailbox.smtpPort())));
    }

    @Override
    public void close() {
        Parallel.run(database::close, carrier::close, mailbox::close);
    }
}
