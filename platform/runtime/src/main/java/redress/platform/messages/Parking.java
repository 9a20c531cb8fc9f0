package redress.platform.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.values.Refusal;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where messages stand that cannot be used yet or at all. A key's messages on one topic form a chain: while its first
 * one stands here, all later ones queue behind it, so their order survives.
 */
public final class Parking {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_DETAIL = 1000;

    /**
     * The reason and the place of a parked message, for people.
     *
     * @param id number of the parked message
     * @param topic the topic on Kafka
     * @param partition number of the topic's partition, from 0
     * @param offset the message's place in the partition, from 0
     * @param key the message's key: the order that it is about
     * @param source CloudEvents source; absent where it could not be read
     * @param messageId on Kafka, the CloudEvents id in whatever form its source gives it; absent where it could not be read
     * @param type CloudEvents type; absent where it could not be read
     * @param reason why it stands here: {@code orphan}, {@code refused:} and a problem's code, or what was wrong with it
     * @param detail what was found, for people
     * @param attempts how many times it was tried
     * @param parkedAt since when it stands here
     * @param nextAttemptAt when it is tried again by itself; absent where it waits for a person
     */
    public record Parked(
            long id,
            String topic,
            int partition,
            long offset,
            String key,
            @Nullable String source,
            @Schema(pattern = "^.+$") @Nullable String messageId,
            @Nullable String type,
            String reason,
            String detail,
            int attempts,
            Instant parkedAt,
            @Nullable Instant nextAttemptAt) {}

    /** A message to be parked. */
    record Arrival(Reading reading, String reason, String detail) {
        ConsumerRecord<byte[], byte[]> record() {
            return reading.record();
        }
    }

    /** A parked message as its retry needs it. */
    record Standing(long id, ConsumerRecord<byte[], byte[]> record, String reason, int attempts) {}

    /** A key on a topic. */
    record Chain(String topic, String key) {}

    /** What one speaker says of one key. */
    record Talk(String source, String key) {}

    /**
     * What the database knows of a batch: hashes of used and of parked messages, places parked before, chains that wait, and
     * the highest sequence heard in each talk.
     */
    record Memory(
            Map<Message, String> used,
            Map<Message, String> aside,
            Set<Place> places,
            Set<Chain> waiting,
            Map<Talk, Long> heard) {}

    record Message(String source, String id) {}

    record Place(String topic, int partition, long offset, String hash) {}

    private static final Columns<Message> MESSAGES =
            Columns.<Message>none().text(Message::source).text(Message::id);
    private static final Columns<Reading> PLACES = Columns.<Reading>none()
            .text(reading -> reading.record().topic())
            .int4(reading -> reading.record().partition())
            .int8(reading -> reading.record().offset())
            .text(Reading::chain);
    private static final Columns<Talk> TALKS =
            Columns.<Talk>none().text(Talk::source).text(Talk::key);
    private static final Columns<Map.Entry<Talk, Long>> HEARD = Columns.<Map.Entry<Talk, Long>>none()
            .text(heard -> heard.getKey().source())
            .text(heard -> heard.getKey().key())
            .int8(Map.Entry::getValue);
    private static final Columns<Arrival> ARRIVALS = Columns.<Arrival>none()
            .text(arrival -> arrival.record().topic())
            .int4(arrival -> arrival.record().partition())
            .int8(arrival -> arrival.record().offset())
            .text(arrival -> arrival.reading().chain())
            .text(arrival -> message(arrival.reading()).map(Message::source).orElse(null))
            .text(arrival -> message(arrival.reading()).map(Message::id).orElse(null))
            .text(arrival -> type(arrival.reading()))
            .text(arrival -> arrival.reading().hash())
            .text(arrival -> headers(arrival.record()))
            .bytea(arrival -> arrival.record().key())
            .bytea(arrival -> arrival.record().value())
            .text(Arrival::reason)
            .text(arrival -> sentence(arrival.detail()));

    private final JdbcClient database;
    private final JdbcTemplate template;

    Parking(JdbcTemplate template) {
        this.template = template;
        this.database = JdbcClient.create(template);
    }

    /** One look at the database for a whole batch. */
    Memory remember(List<? extends Reading> batch) {
        var memory = new Memory(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
        var messages =
                batch.stream().flatMap(reading -> message(reading).stream()).toList();
        var talks = batch.stream()
                .filter(Reading.News.class::isInstance)
                .map(Reading.News.class::cast)
                .map(news -> new Talk(news.source(), news.chain()))
                .toList();
        template.query(
                connection -> {
                    var statement = connection.prepareStatement("""
                            with message as (select * from unnest(?::text[], ?::text[]) as m(source, id)),
                                 place as (select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[])
                                           as p(topic, kafka_partition, kafka_offset, chain)),
                                 talk as (select distinct * from unnest(?::text[], ?::text[]) as t(source, chain))
                            select 'used', i.source, i.id, i.content_hash, 0, 0::bigint
                              from inbox i join message m on m.source = i.source and m.id = i.id
                            union all
                            select 'aside', p.source, p.event_id, p.content_hash, 0, 0
                              from parked p join message m on m.source = p.source and m.id = p.event_id
                            union all
                            select 'aside', d.source, d.event_id, d.content_hash, 0, 0
                              from discarded d join message m on m.source = d.source and m.id = d.event_id
                            union all
                            select 'place', topic, '', p.content_hash, kafka_partition, kafka_offset
                              from parked p join place using (topic, kafka_partition, kafka_offset)
                            union all
                            select 'place', topic, '', d.content_hash, kafka_partition, kafka_offset
                              from discarded d join place using (topic, kafka_partition, kafka_offset)
                            union all
                            select distinct 'waiting', p.topic, p.chain, '', 0, 0::bigint
                              from parked p join place l on l.topic = p.topic and l.chain = p.chain
                            union all
                            select 'heard', h.source, h.chain, '', 0, h.sequence
                              from heard_sequence h join talk using (source, chain)
                            """);
                    int at = MESSAGES.set(statement, 1, messages);
                    at = PLACES.set(statement, at, batch);
                    TALKS.set(statement, at, talks);
                    return statement;
                },
                row -> {
                    var first = row.getString(2);
                    var second = row.getString(3);
                    var hash = row.getString(4);
                    switch (row.getString(1)) {
                        case "used" -> memory.used().put(new Message(first, second), hash);
                        case "aside" -> memory.aside().put(new Message(first, second), hash);
                        case "place" -> memory.places().add(new Place(first, row.getInt(5), row.getLong(6), hash));
                        case "heard" -> memory.heard().put(new Talk(first, second), row.getLong(6));
                        default -> memory.waiting().add(new Chain(first, second));
                    }
                });
        return memory;
    }

    /**
     * How far each talk was heard. Not worth waiting for a disk: should it be lost, what comes out of sequence next may pass
     * unnoticed, and nothing is ever parked wrongly.
     */
    void heardUpTo(Map<Talk, Long> sequences) {
        if (sequences.isEmpty()) return;
        template.update(connection -> {
            var statement = connection.prepareStatement("""
                    with hurry as (select set_config('synchronous_commit', 'off', true))
                    insert into heard_sequence (source, chain, sequence)
                    select t.source, t.chain, t.sequence
                    from hurry, unnest(?::text[], ?::text[], ?::bigint[]) as t(source, chain, sequence)
                    order by t.source, t.chain
                    on conflict (source, chain) do update set sequence = excluded.sequence
                    where heard_sequence.sequence < excluded.sequence
                    """);
            HEARD.set(statement, 1, sequences.entrySet());
            return statement;
        });
    }

    /** Remembers a message that needed no command any more. */
    void use(String source, String id, String hash) {
        database.sql("insert into inbox (source, id, content_hash) values (?, ?, ?) on conflict do nothing")
                .params(source, id, hash)
                .update();
    }

    /** The hash of the message that was used under this source and id. */
    Optional<String> usedAs(String source, String id) {
        return database.sql("select content_hash from inbox where source = ? and id = ?")
                .params(source, id)
                .query(String.class)
                .optional();
    }

    /** Parks all of them in one statement, in their order. Orphans are tried again soon. Repeating it changes nothing. */
    void park(Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) return;
        template.update(connection -> {
            var statement = connection.prepareStatement("""
                    insert into parked (topic, kafka_partition, kafka_offset, chain, source, event_id, type,
                                        content_hash, headers, record_key, record_value, reason, detail, next_attempt_at)
                    select a.topic, a.kafka_partition, a.kafka_offset, a.chain, a.source, a.event_id, a.type,
                           a.content_hash, a.headers, a.record_key, a.record_value, a.reason, a.detail,
                           case a.reason when 'orphan' then clock_timestamp() + interval '50 ms' end
                    from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::text[], ?::text[]) with ordinality
                         as a(topic, kafka_partition, kafka_offset, chain, source, event_id, type,
                              content_hash, headers, record_key, record_value, reason, detail, number)
                    order by a.number
                    on conflict do nothing
                    """);
            ARRIVALS.set(statement, 1, arrivals);
            return statement;
        });
    }

    /**
     * First messages of chains whose time has come, each claimed for some seconds so that other instances leave them.
     *
     * @param behindToo also first ones that queued behind a message that is gone
     */
    List<Chain> due(int limit, Duration claim, boolean behindToo) {
        return database.sql("""
                        update parked set next_attempt_at = clock_timestamp() + :millis * interval '1 ms'
                        where id in (
                          select p.id from parked p
                          where (p.next_attempt_at <= clock_timestamp()
                                 or (:behindToo and p.reason = 'behind' and p.next_attempt_at is null))
                            and not exists (select 1 from parked o where o.topic = p.topic and o.chain = p.chain and o.id < p.id)
                          order by p.next_attempt_at nulls last limit :limit
                          for update skip locked)
                        returning topic, chain
                        """)
                .param("millis", claim.toMillis())
                .param("behindToo", behindToo)
                .param("limit", limit)
                .query((row, number) -> new Chain(row.getString(1), row.getString(2)))
                .list();
    }

    Optional<Standing> first(Chain chain) {
        return database.sql("select * from parked where topic = ? and chain = ? order by id limit 1")
                .params(chain.topic(), chain.key())
                .query((row, number) -> new Standing(
                        row.getLong("id"),
                        record(
                                row.getString("topic"),
                                row.getInt("kafka_partition"),
                                row.getLong("kafka_offset"),
                                row.getBytes("record_key"),
                                row.getBytes("record_value"),
                                row.getString("headers")),
                        row.getString("reason"),
                        row.getInt("attempts")))
                .optional();
    }

    void gone(Standing standing) {
        database.sql("delete from parked where id = ?").param(standing.id()).update();
    }

    /** It still cannot be used. {@code again} empty: it waits for a person. */
    void stays(Standing standing, Outcome.Aside why, Optional<Duration> again) {
        database.sql("""
                        update parked
                        set reason = :reason, detail = :detail, attempts = attempts + 1,
                            next_attempt_at = clock_timestamp() + cast(:millis as bigint) * interval '1 ms'
                        where id = :id
                        """)
                .param("reason", why.reason())
                .param("detail", sentence(why.detail()))
                .param("millis", again.map(Duration::toMillis).orElse(null), java.sql.Types.BIGINT)
                .param("id", standing.id())
                .update();
    }

    /** Number of parked messages by reason. */
    Map<String, Long> count() {
        var counts = new HashMap<String, Long>();
        database.sql("select split_part(reason, ':', 1), count(*) from parked group by 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /**
     * Parked messages, oldest first.
     *
     * @param after id of the last one seen; 0 from the beginning
     */
    public List<Parked> list(long after, int limit) {
        return database.sql("select * from parked where id > ? order by id limit ?")
                .params(after, limit)
                .query((row, number) -> {
                    var next = row.getTimestamp("next_attempt_at");
                    return new Parked(
                            row.getLong("id"),
                            row.getString("topic"),
                            row.getInt("kafka_partition"),
                            row.getLong("kafka_offset"),
                            row.getString("chain"),
                            row.getString("source"),
                            row.getString("event_id"),
                            row.getString("type"),
                            row.getString("reason"),
                            row.getString("detail"),
                            row.getInt("attempts"),
                            row.getTimestamp("parked_at").toInstant(),
                            next == null ? null : next.toInstant());
                })
                .list();
    }

    /**
     * Tries a message again at once, and all that queue behind it. If it still cannot be used it stays.
     *
     * @throws Refusal 404 {@code not-parked}; 409 {@code not-first-of-its-key} while an older one of its key is parked
     */
    public void release(long id) {
        requireFirst(id);
        database.sql("update parked set next_attempt_at = clock_timestamp() where id = ?")
                .param(id)
                .update();
    }

    /**
     * Gives a message up for good; what queues behind it goes on. Who did it, and why, is kept with the message.
     *
     * @throws Refusal 404 {@code not-parked}; 409 {@code not-first-of-its-key} while an older one of its key is parked
     */
    public void discard(long id, String by, String why) {
        requireFirst(id);
        database.sql("""
                        with gone as (delete from parked where id = :id returning *)
                        insert into discarded (id, topic, kafka_partition, kafka_offset, chain, source, event_id, type,
                                               content_hash, headers, record_key, record_value, reason, detail, parked_at,
                                               discarded_by, why)
                        select id, topic, kafka_partition, kafka_offset, chain, source, event_id, type,
                               content_hash, headers, record_key, record_value, reason, detail, parked_at, :by, :why
                        from gone
                        """)
                .param("id", id)
                .param("by", by)
                .param("why", sentence(why))
                .update();
    }

    private void requireFirst(long id) {
        var older = database.sql("""
                        select (select count(*) from parked o where o.topic = p.topic and o.chain = p.chain and o.id < p.id)
                        from parked p where p.id = ?
                        """).param(id).query(Long.class).optional();
        if (older.isEmpty()) throw Refusal.unknown("not-parked", "No message is parked under %d.", id);
        if (older.get() > 0)
            throw Refusal.conflict(
                    "not-first-of-its-key",
                    "%d older messages of the same key are parked; begin with the first.",
                    older.get());
    }

    static Optional<Message> message(Reading reading) {
        return switch (reading) {
            case Reading.News news -> Optional.of(new Message(news.source(), news.id()));
            case Reading.Poison poison ->
                poison.source() == null || poison.id() == null
                        ? Optional.empty()
                        : Optional.of(new Message(poison.source(), poison.id()));
            case Reading.Unasked unasked -> Optional.empty();
        };
    }

    static Place place(Reading reading) {
        var record = reading.record();
        return new Place(record.topic(), record.partition(), record.offset(), reading.hash());
    }

    private static @Nullable String type(Reading reading) {
        return switch (reading) {
            case Reading.News news -> news.type();
            case Reading.Poison poison -> poison.type();
            case Reading.Unasked unasked -> unasked.type();
        };
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        var pairs = new ArrayList<List<@Nullable String>>();
        for (var header : record.headers()) {
            var pair = new ArrayList<@Nullable String>();
            pair.add(header.key());
            pair.add(header.value() == null ? null : Base64.getEncoder().encodeToString(header.value()));
            pairs.add(pair);
        }
        return JSON.writeValueAsString(pairs);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, String headers) {
        var list = new RecordHeaders();
        for (var pair : JSON.readValue(headers, new TypeReference<List<List<@Nullable String>>>() {})) {
            var text = pair.get(1);
            list.add(
                    String.valueOf(pair.get(0)),
                    text == null ? null : Base64.getDecoder().decode(text));
        }
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                list,
                Optional.empty());
    }

    /** A database text cannot hold NUL, and a reason is no place for a novel. */
    private static String sentence(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_DETAIL ? clean : clean.substring(0, LONGEST_DETAIL);
    }
}
