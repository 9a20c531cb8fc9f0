package redress.dispute.domain;

import java.time.Instant;

/** What somebody showed: its bytes are elsewhere, their SHA-256 is here (R15). */
public record Evidence(Kind kind, String mediaType, long bytes, String sha256, String addedBy, Instant addedAt) {

    /** What it is, as the person who added it says. */
    public enum Kind {
        PHOTO,
        VIDEO,
        UNBOXING_VIDEO,
        SCREENSHOT,
        CORRESPONDENCE,
        BANK_STATEMENT,
        OTHER;

        boolean shows() {
            return this == PHOTO || this == VIDEO || this == UNBOXING_VIDEO;
        }
    }
}
