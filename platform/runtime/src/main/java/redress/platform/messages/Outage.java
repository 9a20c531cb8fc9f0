package redress.platform.messages;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import redress.platform.journal.JournalUnavailable;

/** Tells a failure of the surroundings, which passes, from one of the message, which would repeat for ever. */
final class Outage {

    private Outage() {}

    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case JournalUnavailable away -> {
                    return true;
                }
                case ConcurrencyException othersWereFaster -> {
                    return true;
                }
                case CannotCreateTransactionException away -> {
                    return true;
                }
                case TransientDataAccessException away -> {
                    return true;
                }
                case RecoverableDataAccessException away -> {
                    return true;
                }
                case DataAccessResourceFailureException away -> {
                    return true;
                }
                case TimeoutException away -> {
                    return true;
                }
                case InterruptedException stopping -> {
                    return true;
                }
                case SQLException sql -> {
                    if (passes(sql)) return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Classes of SQLState: connection, transaction rollback, resources, wrong state, operator, system. */
    private static boolean passes(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || sql instanceof SQLNonTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("55")
                || state.startsWith("57")
                || state.startsWith("58");
    }
}
