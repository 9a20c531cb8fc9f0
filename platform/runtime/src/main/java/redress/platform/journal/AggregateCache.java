package redress.platform.journal;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hot aggregates in memory. What another instance appends is not seen here; a command on a stale aggregate fails on its
 * sequence number, and one that appends nothing is checked by {@link JournalSafety}, which asks here what was hit.
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
public final class AggregateCache implements Cache {

    private static final String HITS = AggregateCache.class.getName() + ".hits";

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

    public AggregateCache(long most) {
        this.entries = Caffeine.newBuilder().maximumSize(most).build();
    }

    /** Streams that the unit of work took from the cache, each with the last sequence number known here. */
    static Map<String, Long> hits(UnitOfWork<?> work) {
        return work.getOrDefaultResource(HITS, Map.of());
    }

    @Override
    public <K, V> @Nullable V get(K key) {
        var found = entries.getIfPresent(key);
        if (found instanceof AggregateCacheEntry<?> entry && CurrentUnitOfWork.isStarted()) {
            var version = version(entry);
            if (version != null)
                CurrentUnitOfWork.get()
                        .getOrComputeResource(HITS, none -> new HashMap<String, Long>())
                        .putIfAbsent(String.valueOf(key), version);
        }
        return (V) found;
    }

    @SuppressWarnings(
            "NullAway") // a cache entry of this process answers with its own aggregate and needs none of these
    private static @Nullable Long version(AggregateCacheEntry<?> entry) {
        return entry.recreateAggregate(null, null, null, null).version();
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public <T> T computeIfAbsent(Object key, Supplier<T> supplier) {
        return (T) Objects.requireNonNull(entries.get(key, absent -> Objects.requireNonNull(supplier.get())));
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.asMap().computeIfPresent(key, (same, value) -> Objects.requireNonNull(update.apply((V) value)));
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to this cache");
    }

    public long size() {
        return entries.estimatedSize();
    }
}
