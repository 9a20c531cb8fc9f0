package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.messages.Eventually.eventually;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.embedded.ServiceDatabase;

/** Real processes, killed or frozen at the worst moments: what they did is repeated where it must be, never lost, and has its effect once. */
class SurvivingAKill {

    private static final List<String> ORDERS = List.of("ord_a", "ord_b", "ord_c", "ord_d");

    private ServiceDatabase speaking;
    private HikariDataSource speaker;
    private HikariDataSource hearer;
    private ServiceDatabase hearing;
    private String topic;
    private String group;

    @BeforeEach
    void open() {
        speaking = Stage.database();
        hearing = Stage.database();
        speaker = Stage.pool(speaking);
        hearer = Stage.pool(hearing);
        topic = Stage.topic();
        group = Stage.fresh("survivors");
    }

    @AfterEach
    void close() {
        speaker.close();
        hearer.close();
    }

    @Test
    void killed_between_commit_and_sending_nothing_is_lost_and_nothing_done_twice() throws Exception {
        write(1, 25);
        var doomed = Doomed.at("before-sending", "teller", speaking, topic, group);
        Doomed.kill(doomed);
        var sentByTheDead = AnnouncingTheJournal.told(Stage.broker(), topic).size();
        assertThat(sentByTheDead).isLessThan(100);
        try (var survivor = new Teller(speaker, Stage.broker(), topic).start();
                var listener = new Listener(hearer, Stage.broker(), topic, group).start()) {
            eventually(() -> assertThat(survivor.announcer.told()).isEqualTo(100));
            everythingIsPouredOnce(listener, 25);
        }
    }

    @Test
    void killed_between_the_broker_s_acknowledgement_and_its_position_it_repeats_and_nothing_is_done_twice()
            throws Exception {
        write(1, 25);
        var doomed = Doomed.at("before-storing", "teller", speaking, topic, group);
        Doomed.kill(doomed);
        assertThat(AnnouncingTheJournal.sequences(AnnouncingTheJournal.told(Stage.broker(), topic)))
                .hasSize(92);
        assertThat(Teller.lease(speaker).position()).isZero();
        try (var survivor = new Teller(speaker, Stage.broker(), topic).start();
                var listener = new Listener(hearer, Stage.broker(), topic, group).start()) {
            eventually(() -> assertThat(survivor.announcer.told()).isEqualTo(100));
            everythingIsPouredOnce(listener, 25);
            assertThat(AnnouncingTheJournal.sequences(AnnouncingTheJournal.told(Stage.broker(), topic)))
                    .as("everything was said twice")
                    .hasSize(184);
            eventually(() ->
                    assertThat(listener.counted("redress.messages.duplicate")).isEqualTo(92));
        }
    }

    @Test
    void killed_between_a_command_and_its_offset_the_next_one_repeats_without_effect() throws Exception {
        write(1, 25);
        try (var teller = new Teller(speaker, Stage.broker(), topic).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(100));
        }
        var doomed = Doomed.at("before-committing", "listener", hearing, topic, group);
        Doomed.kill(doomed);
        var doneByTheDead = poured();
        assertThat(doneByTheDead).isGreaterThanOrEqualTo(25);
        try (var listener = new Listener(hearer, Stage.broker(), topic, group).start()) {
            everythingIsPouredOnce(listener, 25);
            eventually(() -> assertThat(listener.counted("redress.messages.duplicate"))
                    .as("the dead one's last deed was heard of again")
                    .isPositive());
        }
    }

    @Test
    void a_frozen_process_loses_its_lease_and_does_no_harm_when_it_thaws() throws Exception {
        write(1, 5);
        var frozen = Doomed.at("at-work", "teller", speaking, topic, group);
        try (var other = new Teller(speaker, Stage.broker(), topic).start();
                var listener = new Listener(hearer, Stage.broker(), topic, group).start()) {
            signal("STOP", frozen);
            write(6, 15);
            eventually(() -> assertThat(other.announcer.holding()).isTrue());
            eventually(() -> assertThat(other.announcer.told()).isEqualTo(60));
            signal("CONT", frozen);
            write(16, 25);
            eventually(() -> assertThat(other.announcer.told()).isEqualTo(100));
            everythingIsPouredOnce(listener, 25);
        } finally {
            Doomed.kill(frozen);
        }
    }

    /** Cups of several orders, interleaved. */
    private void write(int from, int to) {
        var diary = new Diary(speaker);
        for (int number = from; number <= to; number++) for (var order : ORDERS) diary.write(order, number, number);
    }

    private static void everythingIsPouredOnce(Listener listener, int cups) {
        var expected = IntStream.rangeClosed(1, cups)
                .filter(number -> number % 10 != 0)
                .boxed()
                .toList();
        for (var order : ORDERS)
            eventually(() -> assertThat(listener.poured(order)).containsExactlyElementsOf(expected));
    }

    private int poured() {
        return JdbcClient.create(hearer)
                .sql("select count(*) from poured")
                .query(Integer.class)
                .single();
    }

    private static void signal(String name, Process process) throws Exception {
        var sent = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        assertThat(sent.waitFor()).isZero();
    }
}
