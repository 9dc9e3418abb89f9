package org.forewarn.alert.audience.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.forewarn.alert.audience.Address;
import org.forewarn.alert.audience.AddressReader;

/** Phone and e-mail address as they are typed. */
final class AddressForm {

    static final String PHONE = "phone";
    static final String EMAIL = "email";

    private final AddressReader reader;

    AddressForm(AddressReader reader) {
        this.reader = reader;
    }

    /**
     * What was read.
     *
     * @param faults none: there is at least one address
     */
    record Read(List<Address> addresses, List<Fault> faults) {}

    Read read(Visit visit, Form form) {
        var addresses = new ArrayList<Address>();
        var faults = new ArrayList<Fault>();
        if (form.has(PHONE)) {
            keep(reader.phone(form.one(PHONE)), new Fault(PHONE, visit.say("problem.phone")), addresses, faults);
        }
        if (form.has(EMAIL)) {
            keep(reader.email(form.one(EMAIL)), new Fault(EMAIL, visit.say("problem.email")), addresses, faults);
        }
        if (addresses.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(PHONE, visit.say("problem.address")));
        }
        return new Read(addresses, faults);
    }

    private static void keep(Optional<Address> read, Fault otherwise, List<Address> addresses, List<Fault> faults) {
        read.ifPresentOrElse(addresses::add, () -> faults.add(otherwise));
    }
}
