package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampBoard;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampDuster;
import redress.platform.journal.toy.LampEvent;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class LivingOnTheJournal {

    private static final SettableClock CLOCK = new SettableClock();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");

    private static ConfigurableApplicationContext service;
    private static Commands commands;
    private static JdbcClient sql;
    private static JournalReader journal;

    @BeforeAll
    static void start() {
        service = Lamps.start(Lamps.database(), CLOCK);
        commands = service.getBean(Commands.class);
        sql = service.getBean(JdbcClient.class);
        journal = service.getBean(JournalReader.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_lamp_is_hung_lit_and_put_out_by_its_timer_and_the_board_shows_it() throws Exception {
        var lamp = hung();
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(5)), ANNA);
        eventually(SOON, () -> assertEquals("lit", state(lamp)));
        eventually(SOON, () -> assertEquals(1, sagas(lamp)));
        CLOCK.forward(Duration.ofDays(5).plusSeconds(1));
        eventually(SOON, () -> assertEquals("out: time is up", state(lamp)));
        eventually(SOON, () -> assertEquals(0, sagas(lamp)));
        var story = story(lamp);
        assertEquals(
                List.of("lamp/lamp-hung", "lamp/lamp-lit", "lamp/lamp-went-out"),
                story.stream().map(Fact::name).toList());
        assertEquals("buyer:usr_anna", story.get(1).actor());
        assertEquals("system:rule_lamp-timer", story.get(2).actor());
        assertEquals("cor_1", story.get(1).correlationId());
        assertEquals("cor_1", story.get(2).correlationId(), "the timer acts along the same deed");
    }

    @Test
    void a_lamp_put_out_by_hand_is_left_alone_by_its_timer() throws Exception {
        var lamp = hung();
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(1)), ANNA);
        eventually(SOON, () -> assertEquals(1, sagas(lamp)));
        commands.perform(new LampCommand.PutOutLamp(lamp, "bedtime", new Actor("usr_anna", Role.BUYER)), ANNA);
        eventually(SOON, () -> assertEquals(0, sagas(lamp)));
        eventually(SOON, () -> assertEquals("out: bedtime", state(lamp)));
        CLOCK.forward(Duration.ofDays(2));
        assertEquals(3, story(lamp).size());
    }

    @Test
    void what_is_stored_is_readable_and_its_hash_can_be_recomputed() {
        var lamp = hung();
        var rows = new ArrayList<RawEntry>();
        journal.raw(0, 1_000_000, rows::add);
        var row = rows.stream()
                .filter(one -> one.streamId().equals(lamp.value()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"lampId\":\"%s\",\"room\":\"hall\",\"bulb\":{\"type\":\"led\",\"watts\":7}}".formatted(lamp),
                row.payload());
        assertEquals("1", row.revision());
        assertEquals("lamp", row.streamType());
        assertEquals(row.leafHash(), row.recomputedHash());
        assertTrue(row.metadata().contains("\"actor\":\"buyer:usr_anna\""), row.metadata());
        assertFalse(row.metadata().contains("redress."), row.metadata());
        for (int i = 0; i < rows.size(); i++) assertEquals(i + 1, rows.get(i).position());
        var decoded = journal.decode(row).getFirst();
        assertEquals(new LampEvent.LampHung(lamp, "hall", new LampEvent.Bulb.Led(7)), decoded.event());
    }

    @Test
    void a_refusal_reaches_the_caller_as_it_is_and_stores_nothing() {
        var lamp = hung();
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(9)), ANNA);
        var refusal = assertThrows(
                Refusal.class,
                () -> commands.perform(
                        new LampCommand.LightLamp(lamp, Duration.ofDays(9)),
                        ANNA,
                        new Rider.Inbox("/x", "refused", "00")));
        assertEquals("lit-already", refusal.code());
        assertEquals(2, story(lamp).size());
        assertEquals(0, inbox("refused"));
    }

    @Test
    void a_message_is_noted_with_the_events_it_causes_and_handled_once() {
        var lamp = hung();
        var once = new Rider.Inbox("/redress/other", UUID.randomUUID().toString(), "ab");
        commands.perform(new LampCommand.DustLamp(lamp), ANNA, once);
        var again = assertThrows(AlreadyDone.class, () -> commands.perform(new LampCommand.DustLamp(lamp), ANNA, once));
        assertEquals(once, again.rider());
        assertEquals(2, story(lamp).size());
        assertEquals(lamp + " dark, dusted 1", commands.perform(new LampCommand.ShowLamp(lamp), ANNA));
    }

    @Test
    void a_message_that_changes_nothing_is_noted_too() {
        var lamp = hung();
        var once = new Rider.Inbox("/redress/other", UUID.randomUUID().toString(), "ab");
        var out = new LampCommand.PutOutLamp(lamp, "was dark anyway", Actor.rule("x"));
        commands.perform(out, ANNA, once);
        assertEquals(1, inbox(once.id()));
        assertThrows(AlreadyDone.class, () -> commands.perform(out, ANNA, once));
    }

    @Test
    void what_a_processor_sends_counts_only_while_this_instance_holds_its_segment() {
        var lamp = hung();
        var dust = new LampCommand.DustLamp(lamp);
        processorsBy("elsewhere", "another instance");
        var lost = assertThrows(SegmentLost.class, () -> commands.perform(dust, ANNA, held("elsewhere")));
        assertEquals("Another instance has taken over segment 0 of elsewhere, and goes on.", lost.getMessage());
        assertEquals(1, story(lamp).size());

        processorsBy("here", "this instance");
        commands.perform(dust, ANNA, held("here"));
        assertEquals(2, story(lamp).size());
    }

    @Test
    void of_several_riders_the_one_that_stops_the_command_is_told() {
        var lamp = hung();
        var dust = new LampCommand.DustLamp(lamp);
        var message = new Rider.Inbox("/redress/other", UUID.randomUUID().toString(), "ab");
        var key = new Rider.Idempotency("usr_anna", UUID.randomUUID().toString(), "ab", result -> "{}");
        processorsBy("mine", "this instance");
        commands.perform(dust, ANNA, key, held("mine"), message);
        assertEquals(2, story(lamp).size());

        var fresh = new Rider.Inbox("/redress/other", UUID.randomUUID().toString(), "ab");
        var keyIsKnown = assertThrows(AlreadyDone.class, () -> commands.perform(dust, ANNA, held("mine"), fresh, key));
        assertEquals(key, keyIsKnown.rider());
        var other = new Rider.Idempotency("usr_anna", UUID.randomUUID().toString(), "ab", result -> "{}");
        var messageIsKnown =
                assertThrows(AlreadyDone.class, () -> commands.perform(dust, ANNA, other, held("mine"), message));
        assertEquals(message, messageIsKnown.rider());
        processorsBy("mine", "another instance");
        var lost = assertThrows(SegmentLost.class, () -> commands.perform(dust, ANNA, other, fresh, held("mine")));
        assertEquals("Another instance has taken over segment 0 of mine, and goes on.", lost.getMessage());
        assertEquals(2, story(lamp).size());
        assertEquals(0, inbox(fresh.id()));
    }

    @Test
    void an_instance_that_was_taken_for_dead_does_nothing_with_the_event_that_it_had_in_hand() throws Exception {
        var lamp = hung();
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(9)), ANNA);
        var inHand = new CompletableFuture<LampId>();
        var thawed = new CompletableFuture<@Nullable Void>();
        LampDuster.meanwhile = one -> {
            inHand.complete(one);
            thawed.join();
        };
        commands.perform(new LampCommand.PutOutLamp(lamp, LampDuster.WHY, Actor.rule("x")), ANNA);
        assertEquals(lamp, inHand.join());
        dusterBelongsTo("another instance");
        thawed.complete(null);
        eventually(SOON, () -> assertEquals(Map.of(), duster().processingStatus()));
        assertEquals(3, story(lamp).size());

        LampDuster.meanwhile = one -> {};
        dusterBelongsTo(null);
        eventually(SOON, () -> assertEquals(4, story(lamp).size()));
        assertEquals("lamp/lamp-dusted", story(lamp).getLast().name());
    }

    private static StreamingEventProcessor duster() {
        return service.getBean(EventProcessingConfiguration.class)
                .eventProcessor(LampDuster.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private static void dusterBelongsTo(@Nullable String owner) {
        sql.sql("update token_entry set owner = :owner where processor_name = :processor")
                .param("owner", owner)
                .param("processor", LampDuster.GROUP)
                .update();
    }

    private static Rider.Segment held(String processor) {
        return new Rider.Segment(processor, 0, "this instance");
    }

    private static void processorsBy(String processor, String owner) {
        sql.sql(
                        "insert into token_entry (processor_name, segment, owner) values (?, 0, ?) on conflict (processor_name, segment) do update set owner = excluded.owner")
                .params(processor, owner)
                .update();
    }

    @Test
    void an_answer_is_stored_under_its_key_together_with_the_events() {
        var lamp = hung();
        var key = new Rider.Idempotency(
                "buyer:usr_anna dust", UUID.randomUUID().toString(), "fp", result -> "{\"dusted\": " + result + "}");
        assertEquals(1, commands.perform(new LampCommand.DustLamp(lamp), ANNA, key));
        assertThrows(AlreadyDone.class, () -> commands.perform(new LampCommand.DustLamp(lamp), ANNA, key));
        assertEquals(
                "{\"dusted\": 1}",
                sql.sql("select answer::text from idempotency where key = ?")
                        .param(key.key())
                        .query(String.class)
                        .single());
    }

    @Test
    void a_poison_event_is_set_aside_with_what_follows_it_in_its_row_and_the_others_go_on() throws Exception {
        var sick = hung();
        var well = hung();
        eventually(SOON, () -> assertEquals("dark", state(sick)));
        LampBoard.POISON.add(sick.value());
        commands.perform(new LampCommand.DustLamp(sick), ANNA);
        commands.perform(new LampCommand.LightLamp(sick, Duration.ofDays(9)), ANNA);
        commands.perform(new LampCommand.LightLamp(well, Duration.ofDays(9)), ANNA);
        eventually(SOON, () -> assertEquals("lit", state(well)));
        assertEquals("dark", state(sick));
        eventually(
                SOON,
                () -> assertEquals(
                        2,
                        sql.sql("select count(*) from dead_letter_entry where sequence_identifier = ?")
                                .param(sick.value())
                                .query(Integer.class)
                                .single()));
        eventually(SOON, () -> assertEquals(2, metered("redress.processing.set.aside", "lamp_board")));
        eventually(SOON, () -> assertEquals(0, metered("redress.processing.behind", "lamp_board")));
    }

    @Test
    void a_processor_that_stands_still_is_seen_to_be_behind() throws Exception {
        var board = service.getBean(EventProcessingConfiguration.class)
                .eventProcessor("lamp_board", StreamingEventProcessor.class)
                .orElseThrow();
        eventually(SOON, () -> assertEquals(0, metered("redress.processing.behind", "lamp_board")));
        board.shutDown();
        try {
            hung();
            hung();
            eventually(SOON, () -> assertEquals(2, metered("redress.processing.behind", "lamp_board")));
        } finally {
            board.start();
        }
        eventually(SOON, () -> assertEquals(0, metered("redress.processing.behind", "lamp_board")));
    }

    @Test
    void a_timer_that_fails_is_counted() throws Exception {
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                        values ('again-tomorrow', '1', :then, false, 1, 1)""")
                .param(
                        "then",
                        OffsetDateTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC)
                                .plusYears(1))
                .update();
        try {
            eventually(SOON, () -> assertEquals(1, metered("redress.timers.failing")));
        } finally {
            sql.sql("delete from scheduled_tasks where task_name = 'again-tomorrow'")
                    .update();
        }
    }

    @Test
    void timers_that_nobody_takes_are_late() throws Exception {
        var lamp = hung();
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(1)), ANNA);
        eventually(SOON, () -> assertEquals(1, sagas(lamp)));
        service.getBean(Scheduler.class).pause();
        try {
            CLOCK.forward(Duration.ofDays(1).plusHours(1));
            eventually(SOON, () -> assertTrue(metered("redress.timers.late") >= 3_600));
        } finally {
            service.getBean(Scheduler.class).resume();
        }
        eventually(SOON, () -> assertEquals(0, metered("redress.timers.late")));
    }

    private static double metered(String name) {
        return meters().get(name).gauge().value();
    }

    private static MeterRegistry meters() {
        return service.getBean(MeterRegistry.class);
    }

    private static double metered(String name, String processor) {
        return meters().get(name).tag("processor", processor).gauge().value();
    }

    private static LampId hung() {
        var lamp = new LampId("lmp_" + UUID.randomUUID());
        commands.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
        return lamp;
    }

    private static List<Fact> story(LampId lamp) {
        var facts = new ArrayList<Fact>();
        journal.read(0, 1_000_000, (fact, event) -> {
            if (fact.streamId().equals(lamp.value())) facts.add(fact);
        });
        return facts;
    }

    private static String state(LampId lamp) {
        return sql.sql("select state from lamp_board where key = ?")
                .param(lamp.value())
                .query(String.class)
                .optional()
                .orElse("unknown");
    }

    private static int sagas(LampId lamp) {
        return sql.sql("select count(*) from saga_association where association_value = ?")
                .param(lamp.value())
                .query(Integer.class)
                .single();
    }

    private static int inbox(String id) {
        return sql.sql("select count(*) from inbox where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
