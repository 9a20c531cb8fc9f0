package redress.platform.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.modelling.saga.repository.jpa.SagaEntry;
import org.axonframework.serialization.Serializer;

/**
 * Axon's sagas in tables, with two round trips for a batch of events instead of several for each event: which sagas the
 * batch's events belong to is asked once, and the sagas that it starts are written together just before the commit.
 *
 * <p>A saga is loaded for update, else a timer on one instance overwrites what an event changed on another.
 */
public final class SagaRows extends JdbcSagaStore {

    private static final String FOUND = SagaRows.class.getName() + ".found";
    private static final String STARTED = SagaRows.class.getName() + ".started";
    private static final PayloadProperties PROPERTIES = new PayloadProperties();

    private final ConnectionProvider connections;
    private final Serializer serializer;

    private record Kind(String sagaType, String key) {}

    private record Started(String sagaType, SagaEntry<?> row, Set<AssociationValue> associations) {}

    private SagaRows(Builder builder, ConnectionProvider connections, Serializer serializer) {
        super(builder);
        this.connections = connections;
        this.serializer = serializer;
    }

    public static SagaRows in(ConnectionProvider connections, Serializer serializer) {
        var schema = new PostgresSagaSqlSchema(SagaSchema.builder()
                .sagaEntryTable("saga")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .serializedSagaColumn("serialized")
                .associationValueEntryTable("saga_association")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .build());
        schema.setExclusiveLoad(true);
        return new SagaRows(
                JdbcSagaStore.builder()
                        .connectionProvider(connections)
                        .sqlSchema(schema)
                        .serializer(serializer),
                connections,
                serializer);
    }

    /** Answered from what was asked for the whole batch; what sagas of this batch changed, Axon knows itself. */
    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        if (!CurrentUnitOfWork.isStarted()
                || !(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> batch)
                || batch.getMessages().size() == 1) return super.findSagas(sagaType, association);
        var type = typeName(sagaType);
        var known = batch.<Map<Kind, Map<String, Set<String>>>>getOrComputeResource(FOUND, none -> new HashMap<>())
                .computeIfAbsent(
                        new Kind(type, association.getKey()),
                        kind -> find(kind, PROPERTIES.values(batch.getMessages(), kind.key())));
        var found = known.get(association.getValue());
        return found == null ? super.findSagas(sagaType, association) : found;
    }

    private Map<String, Set<String>> find(Kind kind, Set<String> values) {
        var found = new HashMap<String, Set<String>>();
        for (var value : values) found.put(value, new HashSet<>());
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(
                        "select association_value, saga_id from saga_association where saga_type = ? and association_key = ? and association_value = any(?)")) {
            statement.setString(1, kind.sagaType());
            statement.setString(2, kind.key());
            statement.setArray(3, connection.createArrayOf("text", values.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next())
                    found.computeIfAbsent(row.getString(1), none -> new HashSet<>())
                            .add(row.getString(2));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException("The sagas that a batch belongs to could not be read", failed);
        }
    }

    /** Axon stores sagas message by message while a batch commits; after the last message's, all are written. */
    public Object atTheEndOfABatch(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        if (!(work instanceof BatchingUnitOfWork<?> batch)) return chain.proceed();
        var started = batch.getOrComputeResource(STARTED, first -> new ArrayList<Started>());
        var result = chain.proceed();
        if (batch.isLastMessage()) batch.onPrepareCommit(committing -> insert(started));
        return result;
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaId, Object saga, Set<AssociationValue> associations) {
        List<Started> batch =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(STARTED) : null;
        if (batch == null) super.insertSaga(sagaType, sagaId, saga, associations);
        else
            batch.add(new Started(
                    typeName(sagaType), new SagaEntry<>(saga, sagaId, serializer), Set.copyOf(associations)));
    }

    private void insert(List<Started> started) {
        if (started.isEmpty()) return;
        try (var connection = connections.getConnection()) {
            insertSagas(connection, started);
            insertAssociations(connection, started);
        } catch (SQLException failed) {
            throw new IllegalStateException("The sagas that a batch starts could not be written", failed);
        }
    }

    private static void insertSagas(Connection connection, List<Started> started) throws SQLException {
        int n = started.size();
        var ids = new String[n];
        var revisions = new String[n];
        var types = new String[n];
        var serialized = new byte[n][];
        for (int i = 0; i < n; i++) {
            var row = started.get(i).row();
            ids[i] = row.getSagaId();
            revisions[i] = row.getRevision();
            types[i] = row.getSagaType();
            serialized[i] = row.getSerializedSaga();
        }
        try (var statement = connection.prepareStatement(
                "insert into saga (saga_id, revision, saga_type, serialized) select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])")) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("text", revisions));
            statement.setArray(3, connection.createArrayOf("text", types));
            statement.setArray(4, connection.createArrayOf("bytea", serialized));
            statement.executeUpdate();
        }
    }

    private static void insertAssociations(Connection connection, List<Started> started) throws SQLException {
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        var ids = new ArrayList<String>();
        var types = new ArrayList<String>();
        for (var one : started)
            for (var association : one.associations()) {
                keys.add(association.getKey());
                values.add(association.getValue());
                ids.add(one.row().getSagaId());
                types.add(one.sagaType());
            }
        try (var statement = connection.prepareStatement(
                "insert into saga_association (association_key, association_value, saga_id, saga_type) select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])")) {
            int at = 1;
            for (var column : List.of(keys, values, ids, types))
                statement.setArray(at++, connection.createArrayOf("text", column.toArray()));
            statement.executeUpdate();
        }
    }

    private String typeName(Class<?> sagaType) {
        return serializer.typeForClass(sagaType).getName();
    }

    /** What the messages of a batch say under a property's name: a component of their records. */
    private static final class PayloadProperties extends ClassValue<Map<String, java.lang.reflect.Method>> {

        @Override
        protected Map<String, java.lang.reflect.Method> computeValue(Class<?> payload) {
            var accessors = new HashMap<String, java.lang.reflect.Method>();
            if (payload.isRecord())
                for (var component : payload.getRecordComponents()) {
                    component.getAccessor().setAccessible(true);
                    accessors.put(component.getName(), component.getAccessor());
                }
            return accessors;
        }

        Set<String> values(List<? extends Message<?>> messages, String property) {
            var values = new HashSet<String>();
            for (var message : messages) {
                var accessor = get(message.getPayloadType()).get(property);
                if (accessor == null) continue;
                try {
                    var value = accessor.invoke(message.getPayload());
                    if (value != null) values.add(value.toString());
                } catch (ReflectiveOperationException unreadable) {
                    throw new IllegalStateException(
                            "cannot read " + property + " of " + message.getPayloadType(), unreadable);
                }
            }
            return values;
        }
    }
}
