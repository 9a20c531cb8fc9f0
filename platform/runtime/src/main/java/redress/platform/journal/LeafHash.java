package redress.platform.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The fingerprint of one journal row, made of nothing but its stored columns, so that anyone who can read the row can
 * recompute it: SHA-256 over these ten strings, in this order, each written as its length in bytes (four bytes, big
 * endian) followed by its UTF-8 bytes:
 *
 * <ol>
 *   <li>{@code redress-journal-leaf-1}
 *   <li>{@code stream_type}
 *   <li>{@code stream_id}
 *   <li>{@code sequence} in decimal digits
 *   <li>{@code name}
 *   <li>{@code revision}
 *   <li>{@code event_id}
 *   <li>{@code recorded_at}
 *   <li>{@code metadata}, the stored text as it is
 *   <li>{@code payload}, the stored text as it is
 * </ol>
 *
 * <p>The position is left out on purpose: it is given at the commit, and the order of the leaves speaks for it.
 */
public final class LeafHash {

    private static final byte[] DOMAIN = utf8("redress-journal-leaf-1");
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    });

    private LeafHash() {}

    public static byte[] of(
            String streamType,
            String streamId,
            long sequence,
            String name,
            String revision,
            String eventId,
            String recordedAt,
            String metadata,
            String payload) {
        var fields = new byte[][] {
            DOMAIN,
            utf8(streamType),
            utf8(streamId),
            utf8(Long.toString(sequence)),
            utf8(name),
            utf8(revision),
            utf8(eventId),
            utf8(recordedAt),
            utf8(metadata),
            utf8(payload)
        };
        int length = 0;
        for (var field : fields) length += 4 + field.length;
        var buffer = ByteBuffer.allocate(length);
        for (var field : fields) buffer.putInt(field.length).put(field);
        return SHA_256.get().digest(buffer.array());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
