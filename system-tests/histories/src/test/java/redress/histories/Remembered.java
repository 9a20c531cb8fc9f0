package redress.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.AggregateCache;

/**
 * The aggregates that one instance has in memory. Another one may have moved them on; so, as the platform's own safety does, it
 * is noted which of them a command was decided on, and in which state.
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's interface says less than it keeps
final class Remembered implements Cache {

    private final AggregateCache cache = new AggregateCache(100_000);
    private Map<String, Long> used = new HashMap<>();

    /** What follows is about another command; the answer is what the one before has used, to be given back. */
    Map<String, Long> begin() {
        var before = used;
        used = new HashMap<>();
        return before;
    }

    void goOn(Map<String, Long> before) {
        used = before;
    }

    /** Of what was used since the beginning, what has been moved on; it is forgotten. */
    List<String> forgetStale(Journal journal) {
        var stale = new ArrayList<String>();
        used.forEach((id, version) -> {
            if (journal.stream(id).size() > version + 1) stale.add(id);
        });
        stale.forEach(this::remove);
        return stale;
    }

    /** The aggregate itself, if all that has happened to it is known here. */
    @Nullable
    Object upToDate(String id, long version) {
        return cache.get(id) instanceof AggregateCacheEntry<?> entry && version(entry) == version ? root(entry) : null;
    }

    private static long version(AggregateCacheEntry<?> entry) {
        var version = entry.recreateAggregate(null, null, null, null).version();
        return version == null ? -1 : version;
    }

    private static <T> Object root(AggregateCacheEntry<T> entry) {
        return entry.recreateAggregate(null, null, null, null).getAggregateRoot();
    }

    @Override
    public <K, V> V get(K key) {
        Object found = cache.get(key);
        if (found instanceof AggregateCacheEntry<?> entry) used.putIfAbsent(String.valueOf(key), version(entry));
        return (V) found;
    }

    @Override
    public void put(Object key, Object value) {
        cache.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return cache.putIfAbsent(key, value);
    }

    @Override
    public <T> T computeIfAbsent(Object key, Supplier<T> supplier) {
        return cache.computeIfAbsent(key, supplier);
    }

    @Override
    public boolean remove(Object key) {
        return cache.remove(key);
    }

    @Override
    public void removeAll() {
        cache.removeAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return cache.containsKey(key);
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        cache.computeIfPresent(key, update);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return cache.registerCacheEntryListener(listener);
    }
}
