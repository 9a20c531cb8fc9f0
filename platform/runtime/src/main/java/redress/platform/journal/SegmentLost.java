package redress.platform.journal;

/** Another instance has taken over what the command was sent for. Nothing of this attempt was stored. */
public final class SegmentLost extends RuntimeException {

    SegmentLost(Rider.Segment segment, Throwable cause) {
        super(
                "Another instance has taken over segment %d of %s, and goes on."
                        .formatted(segment.number(), segment.processor()),
                cause);
    }
}
