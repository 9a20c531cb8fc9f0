package redress.refund.domain;

import java.time.Instant;

/** What came of one contact with the payment provider. */
public sealed interface ProviderAnswer {

    /** The provider has the refund and is working on it. */
    record Accepted(String reference) implements ProviderAnswer {}

    /** The buyer's money is back. */
    record Made(String reference, Instant at) implements ProviderAnswer {}

    /** It will not do it, at least not this time. */
    record Declined(String reason) implements ProviderAnswer {}

    /** It cannot do it as it stands, now or later: no attempt of ours changes that, finance has to. */
    record Impossible(String reason) implements ProviderAnswer {}

    /** No answer: it may have acted or not (R54). */
    record Unknown(String why) implements ProviderAnswer {

        /** It was asked, and has nothing on file, which may be too early to say. */
        public static final String NOT_FOUND = "not-found";
    }
}
