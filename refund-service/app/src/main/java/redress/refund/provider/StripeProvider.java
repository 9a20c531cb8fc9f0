package redress.refund.provider;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.ProviderKey;
import redress.refund.domain.Repayment;

/**
 * Stripe, through its own SDK. The payment reference of an order is Stripe's PaymentIntent ({@code pi_…}) or Charge
 * ({@code ch_…}); our refund's id is in the metadata of Stripe's refund, and its key in the header {@code Idempotency-Key}.
 *
 * <p>Stripe remembers the first answer to a key, whatever it was, for a day at least; after that the same key makes a new
 * refund. So a refund is looked for before it is sent — by Stripe's own name for it where we know that, else among all
 * refunds of the payment — and the key protects in the time in which a fresh refund might not be listed yet. The answer to a
 * repeated key tells how things stood then, so the refund is read again.
 */
public final class StripeProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(StripeProvider.class);

    static {
        Stripe.enableTelemetry = false;
    }

    /** The entry of a Stripe refund's metadata with the key that it was sent under. */
    private static final String METADATA_KEY = "redress_key";

    private final StripeClient stripe;
    private final String secretKey;
    private final URI address;
    private final Clock clock;

    /**
     * @param secretKey a restricted key that may write refunds and read charges is enough
     * @param address {@code https://api.stripe.com}
     * @param answerWithin for one call as a whole
     */
    public StripeProvider(String secretKey, URI address, Duration connectWithin, Duration answerWithin, Clock clock) {
        this.stripe = new StripeClient(new LiveStripeResponseGetter(null, new StripeLine(connectWithin, answerWithin)));
        this.secretKey = secretKey;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public ProviderAnswer submit(Repayment repayment) {
        var amount = StripeAmount.of(repayment.amount());
        if (amount.isEmpty()) return new ProviderAnswer.Impossible("amount-not-payable");
        var asked = RefundCreateParams.builder()
                .setAmount(amount.getAsLong())
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata(ProviderNotices.METADATA, repayment.refundId().value())
                .putMetadata(METADATA_KEY, repayment.key().value());
        var reference = repayment.to().reference();
        if (reference.startsWith("pi_")) asked.setPaymentIntent(reference);
        else if (reference.startsWith("ch_")) asked.setCharge(reference);
        else return new ProviderAnswer.Impossible("payment-unknown");
        try {
            var refund = stripe.v1()
                    .refunds()
                    .create(
                            asked.build(),
                            options().setIdempotencyKey(repayment.key().value()).build());
            return standing(isRepeated(refund) ? retrieve(refund.getId()) : refund, repayment);
        } catch (StripeException no) {
            return refused(no, repayment);
        } catch (RuntimeException unreadable) {
            return unreadable(unreadable, repayment);
        }
    }

    @Override
    public Optional<ProviderAnswer> find(Repayment repayment) {
        try {
            var known = repayment.reference();
            if (known != null) return Optional.of(standing(retrieve(known), repayment));
            return counting(onFile(repayment), repayment.key()).map(refund -> standing(refund, repayment));
        } catch (InvalidRequestException no) {
            if (Objects.equals(no.getCode(), "resource_missing") && repayment.reference() != null)
                return Optional.empty();
            return Optional.of(refused(no, repayment));
        } catch (StripeException no) {
            return Optional.of(asUnknown(no, repayment));
        } catch (RuntimeException unreadable) {
            return Optional.of(unreadable(unreadable, repayment));
        }
    }

    /** All refunds of the payment that were sent for ours, under whatever key. */
    private List<Refund> onFile(Repayment repayment) throws StripeException {
        var reference = repayment.to().reference();
        var wanted = RefundListParams.builder().setLimit(100L);
        if (reference.startsWith("pi_")) wanted.setPaymentIntent(reference);
        else if (reference.startsWith("ch_")) wanted.setCharge(reference);
        else return List.of();
        var found = new ArrayList<Refund>();
        var page = stripe.v1().refunds().list(wanted.build(), options().build());
        while (true) {
            for (var refund : page.getData())
                if (Objects.equals(
                        metadata(refund, ProviderNotices.METADATA),
                        repayment.refundId().value())) found.add(refund);
            if (!Boolean.TRUE.equals(page.getHasMore()) || page.getData().isEmpty()) return found;
            page = stripe.v1()
                    .refunds()
                    .list(
                            wanted.setStartingAfter(page.getData().getLast().getId())
                                    .build(),
                            options().build());
        }
    }

    /** One that has not failed, under whatever key; else the last that failed under this one. */
    private static Optional<Refund> counting(List<Refund> refunds, ProviderKey key) {
        return refunds.stream()
                .filter(refund -> !isOver(refund) || key.value().equals(metadata(refund, METADATA_KEY)))
                .max(Comparator.<Refund, Boolean>comparing(refund -> !isOver(refund))
                        .thenComparing(Refund::getCreated, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private Refund retrieve(String id) throws StripeException {
        return stripe.v1().refunds().retrieve(id, options().build());
    }

    /** Stripe does not tell when a refund succeeded; it is the time at which we learn of it. */
    private ProviderAnswer standing(Refund refund, Repayment repayment) {
        var amount = StripeAmount.of(repayment.amount());
        boolean same = amount.isPresent()
                && Objects.equals(refund.getAmount(), amount.getAsLong())
                && repayment.amount().currency().equalsIgnoreCase(String.valueOf(refund.getCurrency()));
        if (!same) {
            LOG.error(
                    "Stripe has {} for {}, but of another amount: {} {} instead of {}.",
                    refund.getId(),
                    repayment.refundId(),
                    refund.getAmount(),
                    refund.getCurrency(),
                    repayment.amount());
            return new ProviderAnswer.Impossible("amount-differs");
        }
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new ProviderAnswer.Made(refund.getId(), clock.instant());
            case "pending", "requires_action" -> new ProviderAnswer.Accepted(refund.getId());
            case "failed" -> new ProviderAnswer.Declined(code(refund.getFailureReason(), "failed"));
            case "canceled" -> new ProviderAnswer.Declined("canceled");
            default -> new ProviderAnswer.Unknown("status-" + code(refund.getStatus(), "missing"));
        };
    }

    /** What Stripe answered to something that was sent. Only what surely did nothing counts as a refusal. */
    private static ProviderAnswer refused(StripeException no, Repayment repayment) {
        return switch (no) {
            case CardException declined -> new ProviderAnswer.Declined(code(declined.getCode(), "declined"));
            case InvalidRequestException poor
            when Objects.equals(poor.getCode(), "balance_insufficient") ->
                new ProviderAnswer.Declined("balance-insufficient");
            case IdempotencyException reused
            when reused.getStatusCode() != 409 -> {
                LOG.error(
                        "Stripe knows the key of {} with other contents, request {}.",
                        repayment.refundId(),
                        reused.getRequestId());
                yield new ProviderAnswer.Impossible("key-reused");
            }
            case InvalidRequestException impossible
            when impossible.getStatusCode() == 400 || impossible.getStatusCode() == 404 -> {
                LOG.warn(
                        "Stripe cannot make {}: {}, request {}.",
                        repayment.refundId(),
                        impossible.getCode(),
                        impossible.getRequestId());
                yield new ProviderAnswer.Impossible(code(impossible.getCode(), "request-invalid"));
            }
            default -> asUnknown(no, repayment);
        };
    }

    /** A key that is not let in is our mistake and mended without touching the refund: it waits, as for any silence. */
    private static ProviderAnswer asUnknown(StripeException no, Repayment repayment) {
        if (no instanceof AuthenticationException || no instanceof PermissionException)
            LOG.error(
                    "Stripe does not let us in ({}, request {}): no refund can be made until the key is mended.",
                    no.getStatusCode(),
                    no.getRequestId());
        else
            LOG.warn(
                    "Stripe gave no answer about {}: {}, request {}.",
                    repayment.refundId(),
                    no.getStatusCode() == null || no.getStatusCode() == 0 ? no.getMessage() : no.getStatusCode(),
                    no.getRequestId());
        var status = no.getStatusCode();
        return new ProviderAnswer.Unknown(status == null || status == 0 ? "no-answer" : "status-" + status);
    }

    private static ProviderAnswer unreadable(RuntimeException broken, Repayment repayment) {
        LOG.warn("Stripe's answer about {} cannot be read.", repayment.refundId(), broken);
        return new ProviderAnswer.Unknown("unreadable");
    }

    private static boolean isRepeated(Refund refund) {
        var response = refund.getLastResponse();
        return response != null
                && response.headers()
                        .firstValue("Idempotent-Replayed")
                        .map("true"::equals)
                        .orElse(false);
    }

    private static boolean isOver(Refund refund) {
        return Objects.equals(refund.getStatus(), "failed") || Objects.equals(refund.getStatus(), "canceled");
    }

    private static @Nullable String metadata(Refund refund, String name) {
        var metadata = refund.getMetadata();
        return metadata == null ? null : metadata.get(name);
    }

    /** Stripe's codes are words with underscores; ours have hyphens, and no more than a code should have. */
    private static String code(@Nullable String theirs, String otherwise) {
        if (theirs == null || !theirs.matches("[A-Za-z0-9_]{1,60}")) return otherwise;
        return theirs.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private RequestOptions.RequestOptionsBuilder options() {
        return RequestOptions.builder()
                .setApiKey(secretKey)
                .setBaseUrl(address.toString())
                .setMaxNetworkRetries(0);
    }
}
