package redress.platform.journal;

/** Another instance has taken over what the command was sent for. Nothing of this attempt was stored. */
public final class ClaimLost extends RuntimeException {

    ClaimLost(Rider.Claim claim, Throwable cause) {
        super(
                "Another instance has taken over segment %d of %s, and goes on."
                        .formatted(claim.segment(), claim.processor()),
                cause);
    }
}
