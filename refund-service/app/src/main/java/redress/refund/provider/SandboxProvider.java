package redress.refund.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.domain.Payment;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.RefundId;
import redress.refund.provider.Mishap.Kind;

/**
 * A payment provider to try things with. It keeps what it was sent in a table of its own, which nothing else touches, and
 * has made a refund some time after it accepted it, by the one clock. What is to go wrong is asked for at the end of the
 * payment's reference ({@link Mishap}); in all else it is a provider like any other and answers from what it has on file.
 */
public final class SandboxProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxProvider.class);

    /** @param submissions how often the refund reached it; 0: it only knows that somebody called */
    private record File(
            RefundId key,
            Payment to,
            Money amount,
            int calls,
            int submissions,
            @Nullable String reference,
            @Nullable Instant makes,
            @Nullable String declinedFor) {}

    /** The line broke; whether before or after the provider acted, the caller cannot tell. */
    private static final class LineBroken extends RuntimeException {
        LineBroken(String how) {
            super(how, null, false, false);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final Duration madeAfter;

    /** @param madeAfter how long after accepting a refund it is made */
    public SandboxProvider(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Duration madeAfter) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.madeAfter = madeAfter;
    }

    @Override
    public ProviderAnswer submit(RefundId key, Payment to, Money amount) {
        try {
            int call = inTransaction(() -> called(key, to, amount)).calls();
            var mishap = Mishap.of(to.reference());
            reach(mishap, call);
            var answer = inTransaction(() -> receive(locked(key), to, amount, mishap));
            comeBack(mishap, call);
            return answer;
        } catch (LineBroken | DataAccessException | TransactionException broken) {
            return unknown(key, broken);
        }
    }

    @Override
    public Optional<ProviderAnswer> find(RefundId key) {
        try {
            var known = inTransaction(() -> asked(key));
            if (known.isEmpty()) return Optional.empty();
            var file = known.get();
            var mishap = Mishap.of(file.to().reference());
            reach(mishap, file.calls());
            comeBack(mishap, file.calls());
            return file.submissions() == 0 ? Optional.empty() : Optional.of(standing(file, mishap));
        } catch (LineBroken | DataAccessException | TransactionException broken) {
            return Optional.of(unknown(key, broken));
        }
    }

    private ProviderAnswer receive(File file, Payment to, Money amount, Mishap mishap) {
        if (!file.to().equals(to) || !file.amount().equals(amount)) return new ProviderAnswer.Declined("key-reused");
        if (file.submissions() > 0 && !(standing(file, mishap) instanceof ProviderAnswer.Declined))
            return standing(file, mishap);
        int submission = file.submissions() + 1;
        boolean declines = mishap.happens(Kind.DECLINE, submission);
        return standing(
                submitted(
                        file.key(),
                        submission,
                        declines ? null : Ids.derived("sbx_", file.key() + "#" + submission),
                        declines ? null : clock.instant().plus(madeAfter),
                        declines ? "declined-by-bank" : null),
                mishap);
    }

    private ProviderAnswer standing(File file, Mishap mishap) {
        if (file.declinedFor() != null) return new ProviderAnswer.Declined(file.declinedFor());
        var reference = Objects.requireNonNull(file.reference());
        var makes = Objects.requireNonNull(file.makes());
        if (clock.instant().isBefore(makes)) return new ProviderAnswer.Accepted(reference);
        return mishap.happens(Kind.BOUNCE, file.submissions())
                ? new ProviderAnswer.Declined("returned-by-bank")
                : new ProviderAnswer.Made(reference, makes);
    }

    private static void reach(Mishap mishap, int call) {
        if (mishap.happens(Kind.AWAY, call)) throw new LineBroken("unreachable");
    }

    private static void comeBack(Mishap mishap, int call) {
        if (mishap.happens(Kind.LOST, call)) throw new LineBroken("no-answer");
        if (mishap.happens(Kind.ERROR, call)) throw new LineBroken("server-error");
    }

    private static ProviderAnswer unknown(RefundId key, RuntimeException broken) {
        LOG.info("The sandbox provider gave no answer about {}: {}", key, broken.toString());
        return new ProviderAnswer.Unknown(
                broken instanceof LineBroken ? String.valueOf(broken.getMessage()) : "unreachable");
    }

    private File called(RefundId key, Payment to, Money amount) {
        return jdbc.sql("""
                        insert into sandbox_provider_refund as file
                          (key, payment_reference, method_kind, minor, currency, calls, submissions)
                        values (:key, :reference, :kind, :minor, :currency, 1, 0)
                        on conflict (key) do update set calls = file.calls + 1
                        returning *""")
                .param("key", key.value())
                .param("reference", to.reference())
                .param("kind", to.methodKind())
                .param("minor", amount.minor())
                .param("currency", amount.currency())
                .query(SandboxProvider::file)
                .single();
    }

    private Optional<File> asked(RefundId key) {
        return jdbc.sql("update sandbox_provider_refund set calls = calls + 1 where key = :key returning *")
                .param("key", key.value())
                .query(SandboxProvider::file)
                .optional();
    }

    private File locked(RefundId key) {
        return jdbc.sql("select * from sandbox_provider_refund where key = :key for update")
                .param("key", key.value())
                .query(SandboxProvider::file)
                .single();
    }

    private File submitted(
            RefundId key,
            int submissions,
            @Nullable String reference,
            @Nullable Instant makes,
            @Nullable String declinedFor) {
        return jdbc.sql("""
                        update sandbox_provider_refund
                        set submissions = :submissions, reference = :reference, makes = :makes, declined_for = :declined
                        where key = :key returning *""")
                .param("submissions", submissions)
                .param("reference", reference)
                .param("makes", makes == null ? null : Timestamp.from(makes))
                .param("declined", declinedFor)
                .param("key", key.value())
                .query(SandboxProvider::file)
                .single();
    }

    private static File file(ResultSet row, int number) throws SQLException {
        var makes = row.getTimestamp("makes");
        return new File(
                new RefundId(row.getString("key")),
                new Payment(row.getString("payment_reference"), row.getString("method_kind")),
                new Money(row.getLong("minor"), row.getString("currency")),
                row.getInt("calls"),
                row.getInt("submissions"),
                row.getString("reference"),
                makes == null ? null : makes.toInstant(),
                row.getString("declined_for"));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(alone.execute(_ -> work.get()));
    }
}
