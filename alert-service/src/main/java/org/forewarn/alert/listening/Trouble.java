package org.forewarn.alert.listening;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What kind of trouble a record met, and so how long it is tried again. Broken infrastructure says nothing about the
 * record, which waits for as long as it takes; a record that cannot be read will never be; anything else may be a fault
 * of ours that comes and goes, and gets a few tries before it is put aside for a person.
 */
public enum Trouble {
    INFRASTRUCTURE,
    UNREADABLE,
    OTHER;

    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LAST_RETRY_MILLIS = 10_000;
    private static final long OTHER_RETRY_MILLIS = 500;
    private static final long OTHER_RETRIES = 3;
    private static final int MAX_CAUSES = 20;
    private static final int MAX_PLACES = 5;
    private static final String OURS = "org.forewarn.";

    /** The kind of a failure, by the whole chain of its causes. */
    public static Trouble of(@Nullable Throwable failure) {
        Trouble trouble = OTHER;
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (isInfrastructure(cause)) {
                return INFRASTRUCTURE;
            }
            if (cause instanceof SerializationException) {
                trouble = UNREADABLE;
            }
        }
        return trouble;
    }

    /** Classes and places of a failure and its causes, without their messages, which may quote a record or a row. */
    public static String trace(@Nullable Throwable failure) {
        var text = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : " caused by ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" SQLSTATE ").append(sql.getSQLState());
            }
            Arrays.stream(cause.getStackTrace())
                    .filter(place -> place.getClassName().startsWith(OURS))
                    .limit(MAX_PLACES)
                    .forEach(place -> text.append(" at ").append(place));
        }
        return text.toString();
    }

    private static boolean isInfrastructure(Throwable cause) {
        return cause instanceof RetriableException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof TimeoutException
                || cause instanceof IOException;
    }

    /** How often, and after which waits, it is tried again. */
    public BackOff retries() {
        return switch (this) {
            case INFRASTRUCTURE -> endless();
            case UNREADABLE -> new FixedBackOff(0, 0);
            case OTHER -> new FixedBackOff(OTHER_RETRY_MILLIS, OTHER_RETRIES);
        };
    }

    /** Longer and longer waits without end. */
    public static BackOff endless() {
        var backOff = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2);
        backOff.setMaxInterval(LAST_RETRY_MILLIS);
        return backOff;
    }
}
