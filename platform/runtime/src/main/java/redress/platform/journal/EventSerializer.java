package redress.platform.journal;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Writes stored events under their class-free names, and refuses a name it does not know instead of passing over it. */
public final class EventSerializer extends Jackson3Serializer {

    private final EventNames names;

    public EventSerializer(EventNames names) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventJson::configure));
        this.names = names;
    }

    /** For sagas, tokens and other throw-away things: by class name. */
    public static Jackson3Serializer general() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(EventJson::configure)
                .build();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (type != null && names.knows(type))
            return new SimpleSerializedType(
                    names.nameOf(type), getRevisionResolver().revisionOf(type));
        return super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        var known = names.classOf(type.getName());
        if (known != null) return known;
        if (type.getName().contains("/"))
            throw new SerializationException(
                    "The journal holds " + type.getName() + ", which this release does not know.");
        return super.classForType(type);
    }
}
