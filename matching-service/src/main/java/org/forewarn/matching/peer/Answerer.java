package org.forewarn.matching.peer;

/**
 * A kind of question that the instance with the right partition answers from its own stores. Questions and answers are
 * records: they travel as JSON, between two releases of the service too.
 */
public interface Answerer<Q, A> {

    /** Names the kind; one word. */
    String subject();

    /** The store that decides who holds the answer. */
    String store();

    Class<Q> questions();

    Class<A> answers();

    /**
     * Answers from a partition of this instance.
     *
     * @throws HolderUnavailableException when it is not here, or not ready: then nothing can be told of what it holds
     */
    A answer(int partition, Q question);
}
