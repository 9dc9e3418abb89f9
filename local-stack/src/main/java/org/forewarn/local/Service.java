package org.forewarn.local;

/** The three services, in the order a report travels. */
public enum Service {
    INTAKE("intake", 160),
    /** Its stores are outside the heap. */
    MATCHING("matching", 224),
    ALERT("alert", 192);

    private final String label;
    private final int heapMegabytes;

    Service(String label, int heapMegabytes) {
        this.label = label;
        this.heapMegabytes = heapMegabytes;
    }

    /** What it is called at the terminal. */
    String label() {
        return label;
    }

    /** Of its module and its jar. */
    String artifact() {
        return label + "-service";
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
