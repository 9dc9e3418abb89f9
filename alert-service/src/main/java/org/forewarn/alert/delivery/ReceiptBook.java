package org.forewarn.alert.delivery;

/** Takes receipts from providers. */
public interface ReceiptBook {

    /**
     * Keeps a receipt; returns when it is durable and published, so that the provider may then be told it was taken.
     * The same receipt may come again.
     *
     * @throws RuntimeException when it could not be kept in bounded time: the provider must offer it again
     */
    void keep(FinalReceipt receipt);
}
