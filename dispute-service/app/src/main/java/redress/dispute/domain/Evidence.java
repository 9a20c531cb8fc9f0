package redress.dispute.domain;

import java.time.Instant;

/** What somebody showed: its bytes are elsewhere, their SHA-256 is here (R15). */
public record Evidence(Kind kind, String mediaType, long bytes, String sha256, String addedBy, Instant addedAt) {

    /** What it is, as the person who added it says. */
    public enum Kind {
        /** A photo. */
        PHOTO,
        /** A video. */
        VIDEO,
        /** A video of the parcel being opened. */
        UNBOXING_VIDEO,
        /** What a screen showed. */
        SCREENSHOT,
        /** Letters, mails, chats. */
        CORRESPONDENCE,
        /** A statement of a bank. */
        BANK_STATEMENT,
        /** Anything else. */
        OTHER;

        boolean shows() {
            return this == PHOTO || this == VIDEO || this == UNBOXING_VIDEO;
        }
    }
}
