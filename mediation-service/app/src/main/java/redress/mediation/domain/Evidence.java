package redress.mediation.domain;

/**
 * What somebody showed to case management: its bytes are elsewhere, their SHA-256 is here (R15).
 *
 * @param kind what it is
 */
public record Evidence(EvidenceId evidenceId, Kind kind, String mediaType, long bytes, String sha256) {

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
        OTHER
    }

    /** The same before it has a claim to belong to. */
    public record Shown(Kind kind, String mediaType, long bytes, String sha256) {

        Evidence of(ClaimId claim) {
            return new Evidence(EvidenceId.of(claim, sha256), kind, mediaType, bytes, sha256);
        }
    }
}
