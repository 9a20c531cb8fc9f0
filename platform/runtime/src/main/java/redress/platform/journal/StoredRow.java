package redress.platform.journal;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A stored row as Axon reads it; its token is its position. */
final class StoredRow implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    private final long position;
    private final String streamType;
    private final String streamId;
    private final long sequence;
    private final String name;
    private final @Nullable String revision;
    private final String eventId;
    private final String recordedAt;
    private final byte[] metadata;
    private final byte[] payload;

    StoredRow(
            long position,
            String streamType,
            String streamId,
            long sequence,
            String name,
            @Nullable String revision,
            String eventId,
            String recordedAt,
            byte[] metadata,
            byte[] payload) {
        this.position = position;
        this.streamType = streamType;
        this.streamId = streamId;
        this.sequence = sequence;
        this.name = name;
        this.revision = revision;
        this.eventId = eventId;
        this.recordedAt = recordedAt;
        this.metadata = metadata;
        this.payload = payload;
    }

    long position() {
        return position;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getType() {
        return streamType;
    }

    @Override
    public String getAggregateIdentifier() {
        return streamId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return Instant.parse(recordedAt);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metadata, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, name, revision);
    }
}
