package redress.histories;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The sagas of a service in memory, each as the JSON that it would be in the database. */
final class SagaFile implements SagaStore<Object> {

    private record Kept(SerializedObject<String> state, Set<AssociationValue> associations) {}

    private final Serializer serializer;
    private final Map<String, Kept> sagas = new LinkedHashMap<>();
    private final Map<String, Set<String>> byAssociation = new LinkedHashMap<>();

    SagaFile(Serializer serializer) {
        this.serializer = serializer;
    }

    void forget() {
        sagas.clear();
        byAssociation.clear();
    }

    int size() {
        return sagas.size();
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue value) {
        return new LinkedHashSet<>(byAssociation.getOrDefault(key(type, value), Set.of()));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        var kept = sagas.get(id);
        if (kept == null) return null;
        S saga = serializer.deserialize(kept.state());
        return new Entry<>() {
            @Override
            public Set<AssociationValue> associationValues() {
                return new LinkedHashSet<>(kept.associations());
            }

            @Override
            public S saga() {
                return saga;
            }
        };
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
        var kept = sagas.remove(id);
        if (kept != null) unlink(type, id, kept.associations());
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        keep(type, id, saga, values);
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
        deleteSaga(type, id, Set.of());
        keep(type, id, saga, values.asSet());
    }

    private void keep(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        var associations = new LinkedHashSet<>(values);
        sagas.put(id, new Kept(serializer.serialize(saga, String.class), associations));
        for (var value : associations)
            byAssociation
                    .computeIfAbsent(key(type, value), _ -> new LinkedHashSet<>())
                    .add(id);
    }

    private void unlink(Class<?> type, String id, Set<AssociationValue> values) {
        for (var value : values) {
            var ids = byAssociation.get(key(type, value));
            if (ids != null) ids.remove(id);
        }
    }

    private static String key(Class<?> type, AssociationValue value) {
        return type.getSimpleName() + " " + value.getKey() + "=" + value.getValue();
    }
}
