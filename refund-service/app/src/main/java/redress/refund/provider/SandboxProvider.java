package redress.refund.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import redress.refund.domain.ProviderKey;
import redress.refund.domain.RefundId;
import redress.refund.domain.Repayment;
import redress.refund.provider.Mishap.Kind;

/**
 * A payment provider to try things with. It keeps what it was sent in tables of its own, which nothing else touches, and
 * has made a refund some time after it accepted it, by the one clock. What is to go wrong is told it beforehand
 * ({@link Mishap}); in all else it is a provider like any other and answers from what it has on file.
 */
public final class SandboxProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxProvider.class);

    /** How long a {@link Kind#SLOW} refund takes to appear. */
    private static final Duration SLOWNESS = Duration.ofMinutes(2);

    /** After what time a {@link Kind#REVERSE} refund that was made comes back. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * One refund as it is on file.
     *
     * @param calls how often it was reached about the refund
     * @param submissions 1 where the refund was taken; 0: it only knows that somebody called
     */
    public record Standing(String key, Money amount, int calls, int submissions, String status) {}

    private record File(
            ProviderKey key,
            Payment to,
            Money amount,
            int nth,
            int calls,
            int asks,
            int submissions,
            @Nullable String reference,
            @Nullable Instant appears,
            @Nullable Instant makes,
            @Nullable Instant returns,
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

    /** From now on this goes wrong with refunds of the payment, whatever its reference says. */
    public void script(String paymentReference, Mishap mishap) {
        jdbc.sql("""
                        insert into sandbox_provider_script (payment_reference, kind, times)
                        values (:reference, :kind, :times)
                        on conflict (payment_reference) do update set kind = excluded.kind, times = excluded.times""")
                .param("reference", paymentReference)
                .param("kind", mishap.kind().name())
                .param("times", mishap.times())
                .update();
    }

    /** What is on file of a refund: one entry for each key that was used for it, oldest first. */
    public List<Standing> of(RefundId refund) {
        return jdbc
                .sql("select * from sandbox_provider_refund where refund = :refund order by nth")
                .param("refund", refund.value())
                .query(SandboxProvider::file)
                .list()
                .stream()
                .map(file ->
                        new Standing(file.key().value(), file.amount(), file.calls(), file.submissions(), status(file)))
                .toList();
    }

    @Override
    public ProviderAnswer submit(Repayment repayment) {
        try {
            var mishap = mishap(repayment.to().reference());
            int call = inTransaction(() -> called(repayment)).calls();
            reach(mishap, call);
            var answer = inTransaction(() -> receive(locked(repayment.key()), repayment, mishap));
            comeBack(mishap, call);
            return answer;
        } catch (LineBroken | DataAccessException | TransactionException broken) {
            return unknown(repayment, broken);
        }
    }

    @Override
    public Optional<ProviderAnswer> find(Repayment repayment) {
        try {
            var known = inTransaction(() -> asked(repayment));
            if (known.isEmpty()) return Optional.empty();
            var file = known.get();
            var mishap = mishap(file.to().reference());
            reach(mishap, file.calls());
            comeBack(mishap, file.calls());
            boolean denied = file.submissions() == 0 || isYetToAppear(file) || mishap.happens(Kind.HIDDEN, file.asks());
            return denied ? Optional.empty() : Optional.of(standing(file, mishap));
        } catch (LineBroken | DataAccessException | TransactionException broken) {
            return Optional.of(unknown(repayment, broken));
        }
    }

    private ProviderAnswer receive(File file, Repayment repayment, Mishap mishap) {
        if (!file.to().equals(repayment.to()) || !file.amount().equals(repayment.amount()))
            return new ProviderAnswer.Impossible("key-reused");
        if (isYetToAppear(file)) throw new LineBroken("key-in-use");
        if (file.submissions() > 0) return standing(file, mishap);
        if (mishap.happens(Kind.DECLINE, file.nth()))
            return standing(taken(file.key(), null, null, null, null, "declined-by-bank"), mishap);
        var now = clock.instant();
        var makes = now.plus(madeAfter);
        var returns = mishap.happens(Kind.REVERSE, file.nth()) ? makes.plus(A_DAY) : null;
        var appears = mishap.happens(Kind.SLOW, file.nth()) ? now.plus(SLOWNESS) : null;
        if (returns != null) tellLater(file.key(), "failed", returns, 1);
        if (mishap.happens(Kind.TELL, file.nth())) {
            tellLater(file.key(), "succeeded", makes, 2);
            tellLater(file.key(), "pending", makes, 1);
        }
        return standing(
                taken(file.key(), Ids.derived("sbx_", file.key().value()), appears, makes, returns, null), mishap);
    }

    private ProviderAnswer standing(File file, Mishap mishap) {
        if (file.declinedFor() != null) return new ProviderAnswer.Declined(file.declinedFor());
        var now = clock.instant();
        var reference = Objects.requireNonNull(file.reference());
        var makes = Objects.requireNonNull(file.makes());
        if (now.isBefore(makes)) return new ProviderAnswer.Accepted(reference);
        boolean bounced =
                mishap.happens(Kind.BOUNCE, file.nth()) || (file.returns() != null && !now.isBefore(file.returns()));
        return bounced ? new ProviderAnswer.Declined("returned-by-bank") : new ProviderAnswer.Made(reference, makes);
    }

    private String status(File file) {
        if (file.submissions() == 0) return "unknown";
        return switch (standing(file, mishap(file.to().reference()))) {
            case ProviderAnswer.Accepted _ -> "pending";
            case ProviderAnswer.Made _ -> "succeeded";
            case ProviderAnswer.Declined _, ProviderAnswer.Impossible _, ProviderAnswer.Unknown _ -> "failed";
        };
    }

    private boolean isYetToAppear(File file) {
        return file.appears() != null && clock.instant().isBefore(file.appears());
    }

    private Mishap mishap(String paymentReference) {
        return jdbc.sql("select kind, times from sandbox_provider_script where payment_reference = :reference")
                .param("reference", paymentReference)
                .query((row, number) -> new Mishap(Kind.valueOf(row.getString("kind")), row.getInt("times")))
                .optional()
                .orElseGet(() -> Mishap.of(paymentReference));
    }

    private static void reach(Mishap mishap, int call) {
        if (mishap.happens(Kind.AWAY, call)) throw new LineBroken("unreachable");
    }

    private static void comeBack(Mishap mishap, int call) {
        if (mishap.happens(Kind.LOST, call)) throw new LineBroken("no-answer");
        if (mishap.happens(Kind.ERROR, call)) throw new LineBroken("server-error");
        if (mishap.kind() == Kind.HIDDEN && call == 1) throw new LineBroken("no-answer");
        if (mishap.happens(Kind.SLOW, call)) throw new LineBroken("timeout");
    }

    private static ProviderAnswer unknown(Repayment repayment, RuntimeException broken) {
        LOG.info("The sandbox provider gave no answer about {}: {}", repayment.refundId(), broken.toString());
        return new ProviderAnswer.Unknown(
                broken instanceof LineBroken ? String.valueOf(broken.getMessage()) : "unreachable");
    }

    private void tellLater(ProviderKey key, String status, Instant due, int times) {
        for (int i = 0; i < times; i++)
            jdbc.sql("""
                            insert into sandbox_provider_notice (id, key, status, due)
                            values (:id, :key, :status, :due)""")
                    .param("id", Ids.derived("evt_", key + " " + status + " " + due))
                    .param("key", key.value())
                    .param("status", status)
                    .param("due", Timestamp.from(due))
                    .update();
    }

    private File called(Repayment repayment) {
        return jdbc.sql("""
                        insert into sandbox_provider_refund as file
                          (key, refund, payment_reference, method_kind, minor, currency, calls, submissions, nth)
                        values (:key, :refund, :reference, :kind, :minor, :currency, 1, 0,
                          (select count(*) + 1 from sandbox_provider_refund where refund = :refund))
                        on conflict (key) do update set calls = file.calls + 1
                        returning *""")
                .param("key", repayment.key().value())
                .param("refund", repayment.refundId().value())
                .param("reference", repayment.to().reference())
                .param("kind", repayment.to().methodKind())
                .param("minor", repayment.amount().minor())
                .param("currency", repayment.amount().currency())
                .query(SandboxProvider::file)
                .single();
    }

    /** What counts of the refund: one that stands, under whatever key; else what is under this one. */
    private Optional<File> asked(Repayment repayment) {
        var files = jdbc.sql("select * from sandbox_provider_refund where refund = :refund order by nth desc")
                .param("refund", repayment.refundId().value())
                .query(SandboxProvider::file)
                .list();
        return Stream.concat(
                        files.stream().filter(this::stands),
                        files.stream().filter(file -> file.key().equals(repayment.key())))
                .findFirst()
                .map(file -> counted(file.key()));
    }

    private boolean stands(File file) {
        return file.submissions() > 0
                && !(standing(file, mishap(file.to().reference())) instanceof ProviderAnswer.Declined);
    }

    private File counted(ProviderKey key) {
        return jdbc.sql("""
                        update sandbox_provider_refund set calls = calls + 1, asks = asks + 1
                        where key = :key returning *""")
                .param("key", key.value())
                .query(SandboxProvider::file)
                .single();
    }

    private File locked(ProviderKey key) {
        return jdbc.sql("select * from sandbox_provider_refund where key = :key for update")
                .param("key", key.value())
                .query(SandboxProvider::file)
                .single();
    }

    private File taken(
            ProviderKey key,
            @Nullable String reference,
            @Nullable Instant appears,
            @Nullable Instant makes,
            @Nullable Instant returns,
            @Nullable String declinedFor) {
        return jdbc.sql("""
                        update sandbox_provider_refund
                        set submissions = 1, reference = :reference, appears = :appears, makes = :makes,
                          returns = :returns, declined_for = :declined
                        where key = :key returning *""")
                .param("reference", reference)
                .param("appears", timestamp(appears))
                .param("makes", timestamp(makes))
                .param("returns", timestamp(returns))
                .param("declined", declinedFor)
                .param("key", key.value())
                .query(SandboxProvider::file)
                .single();
    }

    private static File file(ResultSet row, int number) throws SQLException {
        return new File(
                new ProviderKey(row.getString("key")),
                new Payment(row.getString("payment_reference"), row.getString("method_kind")),
                new Money(row.getLong("minor"), row.getString("currency")),
                row.getInt("nth"),
                row.getInt("calls"),
                row.getInt("asks"),
                row.getInt("submissions"),
                row.getString("reference"),
                instant(row.getTimestamp("appears")),
                instant(row.getTimestamp("makes")),
                instant(row.getTimestamp("returns")),
                row.getString("declined_for"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(alone.execute(_ -> work.get()));
    }
}
