package redress.histories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.RefundId;
import redress.refund.domain.Repayment;

/**
 * A payment provider that behaves as badly as providers do: it cannot be reached; it acts and does not answer, or answers 500;
 * it says of what it has just taken that it never heard of it; it declines; banks send back what was made; it forgets a key
 * after a day, and until then repeats what it first answered to it, a refusal too. It keeps a ledger of the money that really moved. In the end it behaves.
 */
final class Provider implements PaymentProvider {

    /** How long a refund may be missing from what the provider finds. */
    private static final Duration LISTS_LAG = Duration.ofMinutes(10);

    /** How long the same key is the same refund. What is on file is on file for ever. */
    private static final Duration KEYS_LIVE = Duration.ofHours(24);

    /** The power went off between the provider's deed and our hearing of it. */
    static final class PowerCut extends Error {
        PowerCut() {
            super("the power is off", null, false, false);
        }
    }

    /** One movement of money. */
    static final class Payment {
        final RefundId refund;
        final String key;
        final Money amount;
        final String reference;
        final Instant taken;
        final Instant makes;
        final @Nullable Instant returns;
        final boolean bounces;

        Payment(
                Repayment of,
                String reference,
                Instant taken,
                Instant makes,
                @Nullable Instant returns,
                boolean bounces) {
            this.refund = of.refundId();
            this.key = of.key().value();
            this.amount = of.amount();
            this.reference = reference;
            this.taken = taken;
            this.makes = makes;
            this.returns = returns;
            this.bounces = bounces;
        }

        /** Whether the buyer has the money, or will without anybody doing anything more. */
        boolean stands(Instant now) {
            return !(bounces && !now.isBefore(makes)) && !(returns != null && !now.isBefore(returns));
        }

        boolean isMade(Instant now) {
            return stands(now) && !now.isBefore(makes);
        }
    }

    /** The provider's word about a refund, which may come late, twice and in any order. */
    record Notice(RefundId refund, boolean ofFailure, Instant at) {}

    private final Clock clock;
    private final Map<String, List<Payment>> byKey = new LinkedHashMap<>();
    private final Map<String, Instant> declined = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new LinkedHashMap<>();
    final List<Notice> notices = new ArrayList<>();
    private Chance chance = new Chance(0);
    private boolean calm;
    private boolean cutsPower;

    Provider(Clock clock) {
        this.clock = clock;
    }

    void forget(Chance nextChance) {
        byKey.clear();
        declined.clear();
        calls.clear();
        notices.clear();
        chance = nextChance;
        calm = false;
        cutsPower = true;
    }

    /** From now on it does what it is asked, and says so. */
    void behave() {
        calm = true;
        cutsPower = false;
    }

    /** Every movement of money for a refund. */
    List<Payment> of(RefundId refund) {
        return byKey.values().stream()
                .flatMap(List::stream)
                .filter(payment -> payment.refund.equals(refund))
                .toList();
    }

    List<Payment> all() {
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public ProviderAnswer submit(Repayment repayment) {
        var call = called(repayment);
        int trouble = calm ? 99 : chance.fixed("submit " + call, 100);
        if (trouble < 8) return new ProviderAnswer.Unknown("unreachable");
        var answer = take(repayment, call, trouble);
        if (trouble >= 20 && trouble < 30) return new ProviderAnswer.Unknown("no-answer");
        if (trouble >= 30 && trouble < 38) throw new IllegalStateException("500 Internal Server Error");
        if (trouble >= 38 && trouble < 44 && cutsPower) throw new PowerCut();
        return answer;
    }

    @Override
    public Optional<ProviderAnswer> find(Repayment repayment) {
        var call = called(repayment);
        int trouble = calm ? 99 : chance.fixed("find " + call, 100);
        if (trouble < 8) return Optional.of(new ProviderAnswer.Unknown("unreachable"));
        if (trouble < 12) throw new IllegalStateException("500 Internal Server Error");
        var now = clock.instant();
        var key = repayment.key().value();
        var counts = Stream.concat(
                        of(repayment.refundId()).stream().filter(payment -> payment.stands(now)),
                        byKey.getOrDefault(key, List.of()).reversed().stream())
                .findFirst();
        if (counts.isEmpty())
            return declined.containsKey(key) && chance.fixed("lists what it declined " + key, 2) == 0
                    ? Optional.of(new ProviderAnswer.Declined("declined-by-bank"))
                    : Optional.empty();
        boolean lies = trouble < 40 && now.isBefore(counts.get().taken.plus(LISTS_LAG));
        return lies ? Optional.empty() : counts.map(this::standing);
    }

    private String called(Repayment repayment) {
        var key = repayment.key().value();
        return key + " " + calls.merge(key, 1, Integer::sum);
    }

    private ProviderAnswer take(Repayment repayment, String call, int trouble) {
        var now = clock.instant();
        var key = repayment.key().value();
        var payments = byKey.getOrDefault(key, List.of());
        if (!payments.isEmpty() && now.isBefore(payments.getLast().taken.plus(KEYS_LIVE))) {
            return standing(payments.getLast());
        }
        var refused = declined.get(key);
        if (refused != null && now.isBefore(refused.plus(KEYS_LIVE)))
            return new ProviderAnswer.Declined("declined-by-bank");
        if ((trouble >= 8 && trouble < 20) || (!calm && chance.fixed("declines " + call, 12) == 0)) {
            declined.put(key, now);
            return new ProviderAnswer.Declined("declined-by-bank");
        }
        var makes = now.plus(Duration.ofHours(calm ? 1 : chance.fixed("makes " + call, 72)));
        boolean bounces = !calm && chance.fixed("bounces " + call, 12) == 0;
        var returns = !calm && chance.fixed("returns " + call, 8) == 0 ? makes.plus(Duration.ofDays(1)) : null;
        var payment = new Payment(repayment, "ref_" + call.replace(' ', '_'), now, makes, returns, bounces);
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(payment);
        if (returns != null) tell(repayment, true, returns, call);
        if (bounces) tell(repayment, true, makes, call);
        if (chance.fixed("tells " + call, 3) == 0) tell(repayment, false, makes, call);
        return standing(payment);
    }

    /** Some time after it happened, perhaps twice. */
    private void tell(Repayment repayment, boolean failure, Instant since, String call) {
        var at = since.plus(Duration.ofMinutes(chance.fixed("told " + call, 48 * 60)));
        notices.add(new Notice(repayment.refundId(), failure, at));
        if (chance.fixed("twice " + call, 2) == 0)
            notices.add(new Notice(repayment.refundId(), failure, at.plus(Duration.ofMinutes(7))));
    }

    private ProviderAnswer standing(Payment payment) {
        var now = clock.instant();
        if (now.isBefore(payment.makes)) return new ProviderAnswer.Accepted(payment.reference);
        return payment.stands(now)
                ? new ProviderAnswer.Made(payment.reference, payment.makes)
                : new ProviderAnswer.Declined("returned-by-bank");
    }
}
