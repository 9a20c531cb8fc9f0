package redress.platform.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who appends. Commands hand in their rows and wait; one thread on one connection of its own commits all that is
 * waiting with one statement, which moves the head, takes the next dense positions under its lock and inserts rows and
 * riders. The lock lives and dies inside the server, so a frozen instance cannot hold it.
 *
 * <p>A batch that the database refuses is halved and tried again until the one command at fault is alone with its error.
 * A connection that breaks leaves the outcome open: the old backend is ended for certain, then the event ids are looked
 * up, and only what is not there is written again.
 */
public final class JournalWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);
    private static final int QUEUE = 10_000;
    private static final int BATCH = 500;

    private static final String ROWS = """
            insert into journal (position, stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload, leaf_hash)
            select head.position - ? + r.ord, r.stream_type, r.stream_id, r.sequence, r.name, r.revision, r.event_id, r.recorded_at, r.metadata, r.payload, r.leaf_hash
            from head%s, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[]) with ordinality
              as r (stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload, leaf_hash, ord)""";
    private static final String HEAD =
            "with head as (update journal_head set position = position + ? returning position)";
    private static final String INBOX = """
            insert into inbox (source, id, content_hash)
            select * from unnest(?::text[], ?::text[], ?::text[])""";
    /** Asked once the head's lock is held: whoever takes a segment over appends later. */
    private static final String SEGMENTS = """
            select count(segment_held(c.processor, c.segment, c.owner))
            from head, unnest(?::text[], ?::integer[], ?::text[]) as c (processor, segment, owner)""";

    private static final String IDEMPOTENCY = """
            insert into idempotency (scope, key, fingerprint, answer)
            select scope, key, fingerprint, answer::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as r (scope, key, fingerprint, answer)""";

    static final String APPEND = HEAD + "\n" + ROWS.formatted("");
    static final String APPEND_WITH_RIDERS = HEAD + ",\nheld as (" + SEGMENTS + "),\nheard as (" + INBOX
            + "),\nanswered as (" + IDEMPOTENCY + ")\n" + ROWS.formatted(", held");
    static final String RIDERS_ONLY = "with heard as (" + INBOX + ")\n" + IDEMPOTENCY;

    /** A rider with its answer made. */
    record RiderRow(Rider rider, @Nullable String answer) {

        boolean isStored() {
            return !(rider instanceof Rider.Segment);
        }
    }

    private static final class Request {
        final List<Entry> entries;
        final List<byte[]> hashes;
        final List<RiderRow> riders;
        final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        final AtomicBoolean taken = new AtomicBoolean();

        Request(List<Entry> entries, List<RiderRow> riders) {
            this.entries = entries;
            this.riders = riders;
            this.hashes = new ArrayList<>(entries.size());
            for (var entry : entries) hashes.add(entry.leafHash());
        }
    }

    private final JournalConnections connections;
    private final Duration patience;
    private final BlockingQueue<Request> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private final LongAdder batches = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder reconnections = new LongAdder();
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock changed = new ReentrantLock();
    private final Condition hasChanged = changed.newCondition();
    private volatile boolean closed;
    private @Nullable Session session;
    private @Nullable Session broken;

    /** @param patience how long a command waits for its outcome before it is told that it is unknown */
    public JournalWriter(String name, JournalConnections connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.thread =
                Thread.ofPlatform().name("journal-writer-" + name).daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Appends all entries and riders or none, and returns when they are durable.
     *
     * @throws StreamConflict where a sequence number is taken
     * @throws AlreadyDone where a rider's key is taken
     * @throws SegmentLost where another instance has taken over what it is sent for
     * @throws JournalUnavailable where the outcome could not be learned in time
     */
    void append(List<Entry> entries, List<RiderRow> riders) {
        if (closed) throw new JournalUnavailable("This instance is shutting down; nothing was stored.");
        var request = new Request(entries, riders);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (!queue.offer(request, patience.toNanos(), TimeUnit.NANOSECONDS))
                throw new JournalUnavailable("The journal is overloaded; nothing was stored.");
            request.done.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw asRuntime(failed.getCause());
        } catch (TimeoutException late) {
            if (request.taken.compareAndSet(false, true))
                throw new JournalUnavailable("The journal could not be reached in time; nothing was stored.", late);
            throw new JournalUnavailable("The journal did not answer in time; the outcome is not known.", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (request.taken.compareAndSet(false, true))
                throw new JournalUnavailable("Interrupted before the append; nothing was stored.", interrupted);
            throw new JournalUnavailable("Interrupted during the append; the outcome is not known.", interrupted);
        }
    }

    /** How often something was appended here; a mark for {@link #awaitChange}. */
    long changes() {
        return changes.get();
    }

    /** Returns when something was appended here since {@code mark}, or after {@code atMost}. */
    void awaitChange(long mark, Duration atMost) {
        long left = atMost.toNanos();
        changed.lock();
        try {
            while (changes.get() == mark && left > 0) left = hasChanged.awaitNanos(left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            changed.unlock();
        }
    }

    private void signal() {
        changed.lock();
        try {
            changes.incrementAndGet();
            hasChanged.signalAll();
        } finally {
            changed.unlock();
        }
    }

    public long batches() {
        return batches.sum();
    }

    public long rows() {
        return rows.sum();
    }

    public long reconnections() {
        return reconnections.sum();
    }

    public int waiting() {
        return queue.size();
    }

    /** Finishes what was handed in, then ends. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Request>(BATCH);
        while (!closed || !queue.isEmpty()) {
            batch.clear();
            try {
                var first = closed ? queue.poll() : queue.take();
                if (first == null) break;
                claim(first, batch);
                for (var next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null)
                    claim(next, batch);
                if (!batch.isEmpty()) write(batch);
            } catch (InterruptedException interrupted) {
                if (!closed) log.warn("the journal writer was interrupted and goes on");
            } catch (RuntimeException | Error unexpected) {
                log.error("the journal writer stumbled", unexpected);
                for (var request : batch)
                    request.done.completeExceptionally(
                            new JournalUnavailable("The append failed; the outcome is not known.", unexpected));
            }
        }
        disconnect();
    }

    private static void claim(Request request, List<Request> batch) {
        if (request.taken.compareAndSet(false, true)) batch.add(request);
    }

    /** Writes the requests in their order, each wholly or not at all. */
    private void write(List<Request> requests) {
        var open = requests;
        while (!open.isEmpty()) {
            var failure = attempt(open);
            if (failure == null) {
                for (var request : open) request.done.complete(null);
                return;
            }
            if (session == null || session.isLost(failure)) {
                open = settle(open, failure);
            } else if (isTransient(failure)) {
                log.info("an append is tried again: {}", failure.getMessage());
            } else if (open.size() == 1) {
                var request = open.getFirst();
                request.done.completeExceptionally(meaning(failure, request));
                return;
            } else {
                int half = open.size() / 2;
                write(open.subList(0, half));
                open = open.subList(half, open.size());
            }
        }
    }

    private @Nullable SQLException attempt(List<Request> requests) {
        try {
            if (session == null) session = connect();
            session.insert(requests);
            batches.increment();
            signal();
            return null;
        } catch (SQLException failure) {
            return failure;
        }
    }

    /** After a broken connection: what was stored is done, the rest is given back to be written again. */
    private List<Request> settle(List<Request> requests, SQLException failure) {
        log.warn("the journal's connection is lost, looking up what was stored: {}", failure.getMessage());
        if (session != null) {
            session.close();
            broken = session;
            session = null;
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var fresh = connect();
                session = fresh;
                reconnections.increment();
                if (broken != null) {
                    fresh.end(broken);
                    broken = null;
                }
                return fresh.notStored(requests);
            } catch (SQLException still) {
                if (session != null) {
                    session.close();
                    session = null;
                }
                if (System.nanoTime() > giveUp || closed) {
                    log.error("the journal stays out of reach", still);
                    for (var request : requests)
                        request.done.completeExceptionally(new JournalUnavailable(
                                "The journal could not be reached in time; the outcome is not known.", still));
                    return List.of();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** However unluckily an instance is frozen, the head's lock is free again within this time (PostgreSQL 17 and later). */
    static void limit(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        if (connection.getMetaData().getDatabaseMajorVersion() < 17) return;
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction_timeout = '1500ms'");
        }
    }

    private Session connect() throws SQLException {
        return new Session(connections.open());
    }

    private void disconnect() {
        if (session != null) session.close();
        session = null;
    }

    /** Serialization failures and deadlocks were rolled back and may be tried again as they are. */
    private static boolean isTransient(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("40") || state.equals("55P03"));
    }

    private static RuntimeException meaning(SQLException failure, Request request) {
        var constraint = failure instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getConstraint()
                : null;
        if (constraint == null) return new JournalRefused(failure);
        return switch (constraint) {
            case "journal_stream" -> new StreamConflict(failure);
            case "inbox_key" -> new AlreadyDone(rider(request, Rider.Inbox.class));
            case "idempotency_key" -> new AlreadyDone(rider(request, Rider.Idempotency.class));
            case "segment_held" -> new SegmentLost(rider(request, Rider.Segment.class), failure);
            default -> new JournalRefused(failure);
        };
    }

    private static <R extends Rider> R rider(Request request, Class<R> kind) {
        for (var row : request.riders) if (kind.isInstance(row.rider())) return kind.cast(row.rider());
        throw new IllegalStateException(
                "A command was refused for a " + kind.getSimpleName() + " that it does not have");
    }

    private static RuntimeException asRuntime(@Nullable Throwable cause) {
        return cause instanceof RuntimeException runtime
                ? runtime
                : new JournalUnavailable("The append failed.", cause == null ? new IllegalStateException() : cause);
    }

    /** A sequence number of a stream is taken: another instance was faster. */
    static final class StreamConflict extends RuntimeException {
        StreamConflict(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The database refused the rows for a reason that is nobody's race. Nothing was stored. */
    static final class JournalRefused extends RuntimeException {
        JournalRefused(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Those of a batch by their kinds; many commands of a processor come with the same segment, which is asked for once. */
    private static final class RidersByKind {
        final Set<Rider.Segment> segments = new LinkedHashSet<>();
        final List<Rider.Inbox> inbox = new ArrayList<>();
        final List<Rider.Idempotency> answered = new ArrayList<>();
        final List<String> answers = new ArrayList<>();

        void add(RiderRow row) {
            switch (row.rider()) {
                case Rider.Segment segment -> segments.add(segment);
                case Rider.Inbox message -> inbox.add(message);
                case Rider.Idempotency idempotency -> {
                    answered.add(idempotency);
                    answers.add(String.valueOf(row.answer()));
                }
            }
        }

        boolean isEmpty() {
            return segments.isEmpty() && inbox.isEmpty() && answered.isEmpty();
        }
    }

    /** One connection with its prepared statements and the identity of its backend. */
    private final class Session {
        private final Connection connection;
        private final int backend;
        private final String since;
        private final PreparedStatement append;
        private final PreparedStatement appendWithRiders;
        private final PreparedStatement ridersOnly;

        Session(Connection connection) throws SQLException {
            this.connection = connection;
            try (var statement = connection.createStatement()) {
                limit(connection);
                try (var row = statement.executeQuery(
                        "select pid, backend_start::text from pg_stat_activity where pid = pg_backend_pid()")) {
                    row.next();
                    backend = row.getInt(1);
                    since = row.getString(2);
                }
                // the rows are arrays: nothing about them could change a plan
                statement.execute("set plan_cache_mode = 'force_generic_plan'");
                append = connection.prepareStatement(APPEND);
                appendWithRiders = connection.prepareStatement(APPEND_WITH_RIDERS);
                ridersOnly = connection.prepareStatement(RIDERS_ONLY);
            } catch (SQLException failed) {
                close();
                throw failed;
            }
        }

        boolean isLost(SQLException failure) {
            var state = failure.getSQLState();
            if (state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("25"))
                return true;
            try {
                return connection.isClosed();
            } catch (SQLException asLost) {
                log.debug("a connection that cannot say whether it is closed counts as lost", asLost);
                return true;
            }
        }

        void insert(List<Request> requests) throws SQLException {
            int n = 0;
            for (var request : requests) n += request.entries.size();
            var riders = new RidersByKind();
            for (var request : requests) for (var row : request.riders) riders.add(row);
            var statement = riders.isEmpty() ? append : n == 0 ? ridersOnly : appendWithRiders;
            int at = 1;
            if (n > 0) statement.setLong(at++, n);
            if (!riders.isEmpty()) {
                if (n > 0) at = segments(statement, at, riders.segments);
                at = stored(statement, at, riders);
            }
            if (n > 0) rows(statement, at, requests, n);
            statement.executeUpdate();
            rows.add(n);
        }

        private int segments(PreparedStatement statement, int from, Set<Rider.Segment> segments) throws SQLException {
            var processor = new String[segments.size()];
            var number = new Integer[segments.size()];
            var owner = new String[segments.size()];
            int i = 0;
            for (var segment : segments) {
                processor[i] = segment.processor();
                number[i] = segment.number();
                owner[i++] = segment.owner();
            }
            int at = from;
            statement.setArray(at++, connection.createArrayOf("text", processor));
            statement.setArray(at++, connection.createArrayOf("integer", number));
            statement.setArray(at++, connection.createArrayOf("text", owner));
            return at;
        }

        private int stored(PreparedStatement statement, int from, RidersByKind riders) throws SQLException {
            int heard = riders.inbox.size();
            int answered = riders.answered.size();
            var source = new String[heard];
            var id = new String[heard];
            var content = new String[heard];
            for (int i = 0; i < heard; i++) {
                var message = riders.inbox.get(i);
                source[i] = message.source();
                id[i] = message.id();
                content[i] = message.contentHash();
            }
            var scope = new String[answered];
            var key = new String[answered];
            var fingerprint = new String[answered];
            for (int i = 0; i < answered; i++) {
                var idempotency = riders.answered.get(i);
                scope[i] = idempotency.scope();
                key[i] = idempotency.key();
                fingerprint[i] = idempotency.fingerprint();
            }
            var answer = riders.answers.toArray(new String[0]);
            int at = from;
            for (var column : new String[][] {source, id, content, scope, key, fingerprint, answer})
                statement.setArray(at++, connection.createArrayOf("text", column));
            return at;
        }

        private void rows(PreparedStatement statement, int from, List<Request> requests, int n) throws SQLException {
            var streamType = new String[n];
            var streamId = new String[n];
            var sequence = new Long[n];
            var name = new String[n];
            var revision = new String[n];
            var eventId = new String[n];
            var recordedAt = new String[n];
            var metadata = new String[n];
            var payload = new String[n];
            var hash = new byte[n][];
            int i = 0;
            for (var request : requests)
                for (int k = 0; k < request.entries.size(); k++, i++) {
                    var entry = request.entries.get(k);
                    streamType[i] = entry.streamType();
                    streamId[i] = entry.streamId();
                    sequence[i] = entry.sequence();
                    name[i] = entry.name();
                    revision[i] = entry.revision();
                    eventId[i] = entry.eventId();
                    recordedAt[i] = entry.recordedAt();
                    metadata[i] = entry.metadata();
                    payload[i] = entry.payload();
                    hash[i] = request.hashes.get(k);
                }
            int at = from;
            statement.setLong(at++, n);
            statement.setArray(at++, connection.createArrayOf("text", streamType));
            statement.setArray(at++, connection.createArrayOf("text", streamId));
            statement.setArray(at++, connection.createArrayOf("int8", sequence));
            for (var column : new String[][] {name, revision, eventId, recordedAt, metadata, payload})
                statement.setArray(at++, connection.createArrayOf("text", column));
            statement.setArray(at, connection.createArrayOf("bytea", hash));
        }

        /** Makes sure that a broken connection's backend is gone, so that what it had not committed never will be. */
        void end(Session old) throws SQLException {
            try (var statement = connection.prepareStatement(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid = ? and backend_start::text = ?")) {
                statement.setInt(1, old.backend);
                statement.setString(2, old.since);
                while (true) {
                    try (var alive = statement.executeQuery()) {
                        if (!alive.next()) return;
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
            }
        }

        /** The requests whose rows are not in the database; the others are completed. */
        List<Request> notStored(List<Request> requests) throws SQLException {
            var ids = new ArrayList<String>();
            for (var request : requests)
                if (!request.entries.isEmpty())
                    ids.add(request.entries.getFirst().eventId());
            Set<String> stored = new HashSet<>();
            try (var statement =
                    connection.prepareStatement("select event_id from journal where event_id = any(?::text[])")) {
                statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
                try (var found = statement.executeQuery()) {
                    while (found.next()) stored.add(found.getString(1));
                }
            }
            var rest = new ArrayList<Request>();
            for (var request : requests) {
                if (!request.entries.isEmpty()
                        && stored.contains(request.entries.getFirst().eventId())) request.done.complete(null);
                else rest.add(request); // riders alone: written again, and their keys tell
            }
            return rest;
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                log.debug("a broken connection would not close", alreadyBroken);
            }
        }
    }
}
