package redress.mediation.domain;

/** What somebody showed to case management: its bytes are elsewhere, their SHA-256 is here (R15). */
public record Evidence(EvidenceId evidenceId, Kind kind, String mediaType, long bytes, String sha256) {

    /** What it is, as the person who added it says. */
    public enum Kind {
        PHOTO,
        VIDEO,
        UNBOXING_VIDEO,
        SCREENSHOT,
        CORRESPONDENCE,
        BANK_STATEMENT,
        OTHER
    }

    /** The same before it has a claim to belong to. */
    public record Shown(Kind kind, String mediaType, long bytes, String sha256) {

        Evidence of(ClaimId claim) {
            return new Evidence(EvidenceId.of(claim, sha256), kind, mediaType, bytes, sha256);
        }
    }
}
