package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.LocalIssuer;
import redress.platform.testkit.People;
import redress.platform.testkit.SettableClock;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.RefundService;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.domain.RefundView.Step;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;

/** A release whose views have other rows finds the database that the release before left behind, and folds them anew. */
class MigratingTheViews {

    /** The last version before V160, which changed the rows of finance's desk and of the tracker. */
    private static final String BEFORE = "150";

    private static final List<String> CHANGED = List.of("refund_desk", "refund_tracker");

    private static final EmbeddedDatabase postgres = EmbeddedDatabase.temporary();
    private static final LocalIssuer issuer = LocalIssuer.start();
    private static final SettableClock clock = SettableClock.running();

    @AfterAll
    static void end() {
        issuer.close();
        postgres.close();
    }

    @Test
    void rows_of_before_are_folded_anew_from_the_journals_beginning() {
        var today = postgres.createService("refund_today");
        lived(today);
        var before = postgres.createService("refund_before");
        migrateUntil(BEFORE, before);
        copy("journal", today, before);
        copy("token_entry", today, before);
        as(before)
                .sql("update journal_head set position = (select max(position) from journal)")
                .update();
        leftBehind(before);

        try (var _ = RunningService.start(RefundService.class, before, issuer, clock)) {
            for (var view : CHANGED)
                eventually(
                        within(20, SECONDS),
                        () -> assertThat(rows(view, before)).isEqualTo(rows(view, today)));
            assertThat(rows("refund_desk", before))
                    .hasSize(1)
                    .allSatisfy(row -> assertThat(String.valueOf(row)).contains("\"MADE\""));
            assertThat(as(before)
                            .sql("select count(*) from dead_letter_entry")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    /** A refund from its approval until it is made, on the tables of today. */
    private static void lived(ServiceDatabase database) {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var refund = RefundId.of(new Cause.Settlement(dispute));
        var price = List.of(new LineAmount(new LineId("lin_1"), new Money(1999, "EUR")));
        try (var service = RunningService.start(RefundService.class, database, issuer, clock)) {
            for (var command : List.of(
                    new EscrowCommand.OpenEscrow(
                            order, People.BUYER_1.id(), People.SELLER_1.id(), "DE", price, new Money(1999, "EUR")),
                    new EscrowCommand.CapturePayment(
                            order, new Payment("pay_1", "CARD"), new Money(1999, "EUR"), clock.instant()),
                    new EscrowCommand.FreezeMoney(order, dispute, price),
                    new EscrowCommand.CarryOutSettlement(
                            order,
                            dispute,
                            new SettlementId("stl_1"),
                            SettlementBasis.REQUEST,
                            SettlementKind.REFUND_ONLY,
                            price,
                            FundedBy.SELLER,
                            clock.instant()))) perform(service, command);
            eventually(
                    within(15, SECONDS),
                    () -> assertThat(view(service, refund).providerReference()).isNotNull());
            clock.advance(Duration.ofDays(2));
            eventually(
                    within(20, SECONDS),
                    () -> assertThat(view(service, refund).step()).isEqualTo(Step.MADE));
            for (var view : CHANGED)
                eventually(
                        within(10, SECONDS),
                        () -> assertThat(String.valueOf(rows(view, database))).contains("refund"));
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(String.valueOf(rows("refund_desk", database)))
                            .contains("\"MADE\""));
        }
    }

    private static void migrateUntil(String version, ServiceDatabase database) {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/platform", "classpath:db/refund")
                .placeholders(Map.of(
                        "appRole", database.app().user(),
                        "auditRole", database.audit().user()))
                .target(version)
                .load()
                .migrate();
    }

    /** Rows in the shape of that version, and an event that the view of then could not use. */
    private static void leftBehind(ServiceDatabase database) {
        as(database).sql("""
                        insert into refund_desk (key, row, position) values ('rfd_before', '{"state": "FAILED",
                          "since": "2026-01-01T00:00:00Z", "refund": {"orderId": "ord_1", "buyerId": "usr_1",
                          "sellerId": "usr_2", "payment": {"reference": "pay_1"}, "waitingSince": "2026-01-01T00:00:00Z",
                          "round": 1, "stage": {"type": "failed"}}}', 1)""").update();
        as(database)
                .sql("insert into refund_tracker (key, row, position) values ('ord_1', '{\"refunds\": []}', 1)")
                .update();
        for (var view : CHANGED) as(database).sql("""
                            insert into dead_letter_entry (dead_letter_id, processing_group, sequence_identifier,
                              sequence_index, message_type, event_identifier, time_stamp, payload_type, payload, enqueued_at)
                            values (:view, :view, 's', 0, 't', 'e', '2026-01-01T00:00:00Z', 'p', '', '2026-01-01T00:00:00Z')""").param("view", view).update();
    }

    private static void copy(String table, ServiceDatabase from, ServiceDatabase to) {
        for (var row : as(from).sql("select * from " + table).query().listOfRows()) {
            var columns = List.copyOf(row.keySet());
            as(to).sql("insert into %s (%s) values (%s)"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    String.join(", ", Collections.nCopies(columns.size(), "?"))))
                    .params(columns.stream().map(row::get).toList())
                    .update();
        }
    }

    private static List<Map<String, Object>> rows(String view, ServiceDatabase database) {
        return as(database)
                .sql("select key, row::text as row, position from " + view + " order by key")
                .query()
                .listOfRows();
    }

    /** As the owner: the service's own role may not copy a journal. */
    private static JdbcClient as(ServiceDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(
                database.url(), database.owner().user(), database.owner().password()));
    }

    private static RefundView view(ConfigurableApplicationContext service, RefundId refund) {
        return (RefundView) perform(service, new ShowRefund(refund, People.FINANCE_1));
    }

    private static Object perform(ConfigurableApplicationContext service, Object command) {
        return Objects.requireNonNullElse(
                service.getBean(Commands.class).perform(command, new Origin("system:test", "test", null)), "");
    }
}
