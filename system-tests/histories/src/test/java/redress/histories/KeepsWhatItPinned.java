package redress.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.platform.policy.PolicyBook.Page;
import redress.platform.policy.PolicyBook.There;
import redress.platform.policy.PolicyDocument;
import redress.platform.policy.PolicyEvent.VersionPublished;
import redress.refund.domain.RefundEvent.RefundRequested;

/**
 * R60, R61. Every case pins the version of its service's profile that was in force when it began, whichever instance began it,
 * and its windows are what that version says, whatever is published while it runs.
 */
final class KeepsWhatItPinned implements Invariant {

    private static final Pattern NAMED = Pattern.compile("\"policy(?:Version)?\":\"([^\"]*)\"");

    /** Something that began. */
    private record Pin(String service, String stream, Instant at, String version) {}

    private final World world;
    private final Map<String, List<Page>> versions = new HashMap<>();
    private final List<Pin> pins = new ArrayList<>();
    private final Map<String, String> pinned = new HashMap<>();
    private final Map<String, OrderPlaced> orders = new HashMap<>();
    private final Map<String, DisputeOpened> disputes = new HashMap<>();
    private final Map<String, ClaimOpened> claims = new HashMap<>();

    KeepsWhatItPinned(World world) {
        this.world = world;
        for (var service : world.services)
            versions.put(
                    service.name,
                    new ArrayList<>(List.of(service.rules.charter().shipped().latest(service.rules.profile()))));
    }

    @Override
    public String sentence() {
        return "What begins pins the version of the policy that is in force, in every instance, and keeps it (R60).";
    }

    @Override
    public void after(Stored stored) {
        switch (stored.event()) {
            case VersionPublished e ->
                versions(stored).add(PolicyDocument.of(e.document()).page());
            case OrderPlaced e -> {
                begins(stored, e.placedAt(), e.policy().value());
                orders.put(stored.stream(), e);
            }
            case OrderPaid e -> {
                var order = Objects.requireNonNull(orders.get(stored.stream()));
                var longest = order.deal().lines().stream()
                        .map(line -> there(stored, order.deal().destination().value(), line.category())
                                .period("delivery-guarantee"))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                lasts(stored, "delivery-guarantee", e.paidAt(), longest, e.guaranteedUntil());
            }
            case DisputeOpened e -> {
                begins(stored, e.openedAt(), e.terms().policy().value());
                disputes.put(stored.stream(), e);
                var place = e.terms().place();
                var there = there(stored, place.country(), place.category());
                lasts(
                        stored,
                        "seller-responds",
                        e.openedAt(),
                        there.period("seller-responds"),
                        e.terms().respondBy());
                lasts(
                        stored,
                        "dispute-resolved",
                        e.openedAt(),
                        there.period("dispute-resolved"),
                        e.terms().deadlines().resolveBy());
            }
            case ReturnAwaited e -> {
                var dispute = Objects.requireNonNull(disputes.get(e.disputeId().value()));
                pinned.put(
                        key(stored),
                        Objects.requireNonNull(
                                pinned.get("dispute " + e.disputeId().value())));
                var place = dispute.terms().place();
                lasts(
                        stored,
                        "return-ship-by",
                        e.awaitedAt(),
                        there(stored, place.country(), place.category()).period("return-ship-by"),
                        e.shipBy());
            }
            case ClaimOpened e -> {
                begins(stored, e.openedAt(), e.policy().value());
                claims.put(stored.stream(), e);
                lasts(stored, "verdict-target", e.openedAt(), ofClaim(stored).period("verdict-target"), e.verdictDue());
            }
            case VerdictIssued e -> {
                if (e.appealUntil() != null)
                    lasts(
                            stored,
                            "appeal-window",
                            e.issuedAt(),
                            ofClaim(stored).period("appeal-window"),
                            e.appealUntil());
            }
            case AppealFiled e ->
                lasts(
                        stored,
                        "second-look-target",
                        e.appeal().filedAt(),
                        ofClaim(stored).period("second-look-target"),
                        e.decideBy());
            case RefundRequested e -> {
                begins(stored, e.approvedAt(), e.policy().value());
                var there = there(stored, e.place().country(), e.place().category());
                var days = Duration.ofDays(there.number("refund-expected-by-days"));
                boolean working = there.flag("refund-expected-in-working-days");
                var earliest = e.approvedAt().plus(days);
                require(
                        working
                                ? !e.expectedBy().isBefore(earliest)
                                : e.expectedBy().equals(earliest),
                        "%s is expected by %s, %s after %s",
                        stored.stream(),
                        e.expectedBy(),
                        days,
                        e.approvedAt());
            }
            default -> {}
        }
        var version = pinned.get(key(stored));
        if (version != null && !aboutAVerdictElsewhere(stored)) {
            var named = NAMED.matcher(stored.json());
            while (named.find())
                require(
                        named.group(1).equals(version),
                        "%s pinned %s, and this names %s: %s",
                        stored.stream(),
                        version,
                        named.group(1),
                        stored.event());
        }
    }

    /** In the end everything is known, however late it was stored. */
    @Override
    public void atTheEnd(World ended, Instant silentSince) {
        for (var pin : pins) {
            var inForce = Objects.requireNonNull(versions.get(pin.service())).stream()
                    .filter(page -> !page.effectiveFrom().isAfter(pin.at()))
                    .max(Comparator.comparing(Page::effectiveFrom))
                    .orElseThrow();
            require(
                    inForce.version().equals(pin.version()),
                    "%s of %s began at %s and pinned %s, in force was %s",
                    pin.stream(),
                    pin.service(),
                    pin.at(),
                    pin.version(),
                    inForce.version());
        }
    }

    private void begins(Stored stored, Instant at, String version) {
        pins.add(new Pin(stored.service(), stored.stream(), at, version));
        pinned.put(key(stored), version);
    }

    private void lasts(Stored stored, String value, Instant from, Duration period, Instant until) {
        require(
                Duration.between(from, until).equals(period),
                "%s of %s, which pinned %s, is %s and not %s",
                value,
                stored.stream(),
                String.valueOf(pinned.get(key(stored))),
                Duration.between(from, until),
                period);
    }

    /** What a mediator decided names mediation-service's version. */
    private static boolean aboutAVerdictElsewhere(Stored stored) {
        var name = stored.fact().name();
        return stored.service().equals("dispute") && (name.contains("verdict") || name.contains("appeal"));
    }

    private There ofClaim(Stored stored) {
        var place =
                Objects.requireNonNull(claims.get(stored.stream())).complaint().place();
        return there(stored, place.country(), place.category());
    }

    private There there(Stored stored, @Nullable String country, @Nullable String category) {
        var version = pinned.get(key(stored));
        return versions(stored).stream()
                .filter(page -> page.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new InvariantBroken(
                        sentence(), "%s of %s pinned %s".formatted(stored.stream(), stored.service(), version)))
                .at(country, category);
    }

    private List<Page> versions(Stored stored) {
        return Objects.requireNonNull(versions.get(stored.service()));
    }

    private static String key(Stored stored) {
        return stored.service() + " " + stored.stream();
    }
}
