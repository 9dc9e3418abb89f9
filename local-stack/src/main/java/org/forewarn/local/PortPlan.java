package org.forewarn.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which part listens where, always on loopback. The fixed ports are part of the documentation; {@code offset} moves
 * them all.
 */
public record PortPlan(
        int intake,
        int matching,
        int alert,
        int broker,
        int controller,
        int registry,
        int database,
        int carrier,
        int mailbox) {

    private static final PortPlan DOCUMENTED =
            new PortPlan(18080, 18082, 18083, 19092, 19093, 18081, 15432, 12775, 12525);

    /** No port may become one that only root can listen on, or none at all. */
    public static final int LOWEST_OFFSET = 1_024 - DOCUMENTED.mailbox;

    public static final int HIGHEST_OFFSET = 65_535 - DOCUMENTED.controller;

    /**
     * The documented ports, each plus the offset.
     *
     * @throws IllegalArgumentException when one would not be a port
     */
    public static PortPlan fixed(int offset) {
        if (offset < LOWEST_OFFSET || offset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException("not between " + LOWEST_OFFSET + " and " + HIGHEST_OFFSET);
        }
        var d = DOCUMENTED;
        return new PortPlan(
                d.intake + offset,
                d.matching + offset,
                d.alert + offset,
                d.broker + offset,
                d.controller + offset,
                d.registry + offset,
                d.database + offset,
                d.carrier + offset,
                d.mailbox + offset);
    }

    /** Any free ones, for tests. */
    public static PortPlan free() {
        return new PortPlan(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }

    /** @throws PartFailedException naming the first port that is taken, whose it is, and what moves it */
    void requireFree() {
        for (var port : byPart().entrySet()) {
            if (!Ports.isFree(port.getValue())) {
                throw new PartFailedException("port " + port.getValue() + " for the " + port.getKey()
                        + " is taken; --port-offset N adds N to every port");
            }
        }
    }

    private Map<String, Integer> byPart() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("broker", broker);
        ports.put("broker's controller", controller);
        ports.put("registry", registry);
        ports.put("database", database);
        ports.put("carrier", carrier);
        ports.put("mailbox", mailbox);
        ports.put("intake-service", intake);
        ports.put("matching-service", matching);
        ports.put("alert-service", alert);
        return ports;
    }
}
