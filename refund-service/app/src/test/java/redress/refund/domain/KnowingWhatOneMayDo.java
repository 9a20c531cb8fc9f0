package redress.refund.domain;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.Exploration;
import redress.platform.testkit.StandingClock;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.refund.policy.RefundPolicyBook;

/**
 * What is listed is accepted and what is not listed is refused (R80): for everybody and every action, wherever banks, the
 * provider, finance, timers and the news of order and dispute can bring a refund, the money of an order, and a seller's account.
 */
class KnowingWhatOneMayDo extends MoneyStory {

    private static final Instant EXPECTED = Instant.parse("2026-03-31T12:00:00Z");
    private static final Exploration.People PEOPLE = new Exploration.People(
            List.of(
                    BUYER,
                    SELLER,
                    FINANCE,
                    new Actor("usr_eve", Role.BUYER),
                    new Actor("usr_mal", Role.SELLER),
                    new Actor("usr_mia", Role.MEDIATOR),
                    new Actor("usr_sue", Role.SUPPORT),
                    new Actor("usr_otto", Role.AUDITOR),
                    new Actor("usr_feed", Role.SYSTEM)),
            FINANCE);

    private static final SellerId BO = new SellerId(SELLER.id());

    private final StandingClock clock = new StandingClock(NOW);
    private final World world = new World(
            List.of(Escrow.class, Refund.class, SellerAccount.class), clock, RefundPolicyBook.shipped("default"));

    @Test
    void of_a_refund() {
        var begun = requested(SETTLED, 2000, of(SHIRT, 2000), from(FundingSource.ESCROW, SHIRT, 2000));
        var found = new OfARefund().from(List.of(List.of(begun)));
        assertThat(found.moments()).isGreaterThan(100);
    }

    @Test
    void of_the_money_of_an_order() {
        var found = new OfMoney().from(List.of(List.of(opened())));
        assertThat(found.moments()).isGreaterThan(100);
    }

    @Test
    void of_a_sellers_account() {
        var found = new OfASellersAccount().from(List.of(List.of(credited())));
        assertThat(found.moments()).isGreaterThan(50);
    }

    private static SellerAccountEvent.SellerCredited credited() {
        return new SellerAccountEvent.SellerCredited(
                BO, ORDER, SellerEntry.RELEASE, eur(100), eur(0), eur(100), eur(0), 1, NOW);
    }

    private class OfARefund extends Exploration<RefundView> {

        OfARefund() {
            super(
                    new Subject<>(
                            RefundView.class,
                            world,
                            REFUND,
                            viewer -> new RefundCommand.ShowRefund(REFUND, viewer),
                            RefundView::availableActions),
                    PEOPLE,
                    clock::set,
                    List.of(NOW, later(Duration.ofHours(1)), EXPECTED.minusMillis(1), EXPECTED));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(RefundAction.values()).map(RefundAction::word).collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, RefundView view, Instant now) {
            return Arrays.stream(RefundAction.values())
                    .map(action -> new Deed(action.word(), by, () -> switch (action) {
                        case RETRY_REFUND -> new RefundCommand.RetryRefund(REFUND, by);
                        case SETTLE_BY_HAND -> new RefundCommand.SettleByHand(REFUND, "SEPA-1", by);
                        case OPEN_TRACE ->
                            new RefundCommand.OpenTrace(
                                    REFUND, new BankStatement("application/pdf", 4711, "ab".repeat(32)), by);
                    }))
                    .toList();
        }

        @Override
        protected List<Object> news(RefundView view, List<Object> history, Instant now) {
            var progress = progress(history);
            var news = new ArrayList<Object>();
            for (var answer : List.of(
                    new ProviderAnswer.Accepted("prv_1"),
                    new ProviderAnswer.Made("prv_1", now),
                    new ProviderAnswer.Declined("card-closed"),
                    new ProviderAnswer.Impossible("no-such-payment"),
                    new ProviderAnswer.Unknown("timeout")))
                news.add(new RefundCommand.NoteProviderAnswer(
                        REFUND, progress.contact().number(), answer, DESK));
            progress.dueAt().ifPresent(due -> news.add(new RefundCommand.ContactProvider(REFUND, due, DESK)));
            news.add(new RefundCommand.HeedProviderNotice(REFUND, true, DESK));
            news.add(new RefundCommand.NoteRefundOverdue(REFUND, EXPECTED, DESK));
            news.add(new RefundCommand.HoldRefund(REFUND, DESK));
            news.add(new RefundCommand.ResumeRefund(REFUND, DESK));
            news.add(new RefundCommand.OvertakeRefund(REFUND, DESK));
            return news;
        }

        @Override
        protected Object told(RefundView view, List<Object> history, Instant now) {
            return List.of(
                    view.step(),
                    String.valueOf(view.reason()),
                    view.next().by(),
                    view.next().words(),
                    view.next().until() != null,
                    String.valueOf(view.next().then()),
                    view.overdueSince() != null,
                    view.tracedSince() != null);
        }

        private static Progress progress(List<Object> history) {
            var progress = Progress.begin((RefundEvent.RefundRequested) history.getFirst());
            for (var event : history.subList(1, history.size())) progress = progress.after((RefundEvent) event);
            return progress;
        }
    }

    private class OfMoney extends Exploration<MoneyView> {

        OfMoney() {
            super(
                    new Subject<>(
                            MoneyView.class,
                            world,
                            ORDER,
                            viewer -> new MoneyView.ShowMoney(ORDER, viewer),
                            MoneyView::availableActions),
                    PEOPLE,
                    clock::set,
                    List.of(NOW));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(MoneyAction.values()).map(MoneyAction::word).collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, MoneyView view, Instant now) {
            var reference = "cb-" + view.chargebacks().size();
            var waiting = view.chargebacks().stream()
                    .filter(one -> one.state().equals("OPEN"))
                    .map(MoneyView.ChargebackView::chargebackId)
                    .findFirst()
                    .orElse(ChargebackId.of(ORDER, "never"));
            return Arrays.stream(MoneyAction.values())
                    .flatMap(action -> switch (action) {
                        case OPEN_CHARGEBACK ->
                            Stream.of(left(view), eur(1))
                                    .map(amount -> new EscrowCommand.OpenChargeback(ORDER, reference, amount, now, by))
                                    .map(command -> new Deed(action.word(), by, () -> command));
                        case DECIDE_CHARGEBACK ->
                            Stream.of(
                                            new EscrowCommand.WinChargeback(ORDER, waiting, now, by),
                                            new EscrowCommand.LoseChargeback(ORDER, waiting, null, now, by))
                                    .map(command -> new Deed(action.word(), by, () -> command));
                    })
                    .toList();
        }

        /** What no bank has asked for yet, or nearly nothing. */
        private static Money left(MoneyView view) {
            var asked = view.chargebacks().stream()
                    .filter(one -> !one.state().equals("WON"))
                    .mapToLong(one -> one.amount().minor())
                    .sum();
            return eur(Math.max(1, view.captured().minor() - asked));
        }

        @Override
        protected boolean isOfInterest(MoneyView view) {
            return view.chargebacks().size() < 3;
        }

        @Override
        protected List<Object> news(MoneyView view, List<Object> history, Instant now) {
            var disputed = List.of(of(SHIRT, 4000));
            var news = new ArrayList<Object>();
            news.add(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), now));
            news.add(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, disputed));
            news.add(new EscrowCommand.CarryOutSettlement(
                    ORDER,
                    DISPUTE,
                    settlement(SettlementKind.REFUND_ONLY),
                    SettlementBasis.OFFER,
                    SettlementKind.REFUND_ONLY,
                    disputed,
                    FundedBy.SELLER,
                    now));
            news.add(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, now));
            news.add(new EscrowCommand.ReleaseMoney(ORDER, now));
            news.add(new EscrowCommand.RefundCancelledOrder(ORDER, now));
            for (var cause : List.of(SETTLED, new Cause.Cancellation(ORDER))) {
                news.add(new EscrowCommand.BookRefund(ORDER, RefundId.of(cause), 1, DESK));
                news.add(new EscrowCommand.TakeBackRefund(ORDER, RefundId.of(cause), 2, DESK));
            }
            return news;
        }

        @Override
        protected Object told(MoneyView view, List<Object> history, Instant now) {
            return List.of(
                    view.captured(),
                    view.held(),
                    view.frozen(),
                    view.promised(),
                    view.released(),
                    view.refunded(),
                    view.chargedBackBeyond(),
                    view.guaranteed(),
                    view.chargebacks().stream()
                            .map(one -> one.state() + one.amount())
                            .sorted()
                            .toList());
        }
    }

    private class OfASellersAccount extends Exploration<SellerBalance> {

        OfASellersAccount() {
            super(
                    new Subject<>(
                            SellerBalance.class,
                            world,
                            BO,
                            viewer -> new SellerAccountCommand.ShowBalance(BO, viewer),
                            SellerBalance::availableActions),
                    PEOPLE,
                    clock::set,
                    List.of(NOW));
        }

        @Override
        protected Set<String> actions() {
            return Set.of("record-payout");
        }

        /** All and a part of what is there in one currency, under a name that no payout has had. */
        @Override
        protected List<Deed> deeds(Actor by, SellerBalance view, Instant now) {
            var reference = "SEPA-" + sum(view, SellerBalance.InCurrency::paidOut);
            var there = view.balances().stream()
                    .map(SellerBalance.InCurrency::balance)
                    .filter(balance -> !balance.isZero())
                    .findFirst()
                    .orElse(eur(50));
            return Stream.of(there, new Money(Math.min(50, there.minor()), there.currency()))
                    .map(amount -> new Deed(
                            "record-payout",
                            by,
                            () -> new SellerAccountCommand.RecordPayout(BO, reference, amount, by)))
                    .toList();
        }

        private static long sum(SellerBalance view, Function<SellerBalance.InCurrency, Money> of) {
            return view.balances().stream()
                    .mapToLong(one -> of.apply(one).minor())
                    .sum();
        }

        @Override
        protected boolean isOfInterest(SellerBalance view) {
            return sum(view, SellerBalance.InCurrency::balance) <= 300
                    && sum(view, SellerBalance.InCurrency::owed) <= 300;
        }

        @Override
        protected List<Object> news(SellerBalance view, List<Object> history, Instant now) {
            long position = history.size() + 1L;
            return Stream.of("EUR", "BRL")
                    .map(currency -> new Money(100, currency))
                    .<Object>mapMulti((amount, more) -> {
                        more.accept(new SellerAccountCommand.CreditSeller(
                                BO, ORDER, SellerEntry.RELEASE, amount, position, DESK));
                        more.accept(new SellerAccountCommand.DebitSeller(
                                BO, ORDER, SellerEntry.CHARGEBACK, amount, position, DESK));
                        more.accept(new SellerAccountCommand.ReserveSellerFunds(
                                BO, ORDER, REFUND, 1, amount, position, DESK));
                    })
                    .toList();
        }

        @Override
        protected Object told(SellerBalance view, List<Object> history, Instant now) {
            return view.balances().stream()
                    .map(one -> List.of(one.balance(), one.owed()))
                    .toList();
        }
    }
}
