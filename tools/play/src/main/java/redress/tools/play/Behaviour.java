package redress.tools.play;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * What sellers, buyers and mediators do, which the files do not know: drawn from rates by a seed. Every draw depends on the
 * seed and on what it is about, never on how many were drawn before; so the same case goes the same way in any run.
 */
record Behaviour(long seed, Rates rates) {

    /**
     * How often, each between 0 and 1.
     *
     * @param sellerAccepts the seller grants the request; with the next two, the rest is silence
     * @param sellerCounters the seller offers a part of the money
     * @param sellerRejects the seller says no
     * @param buyerAcceptsOffer the buyer takes a counter-offer
     * @param buyerClaims the buyer goes to a mediator when told no or nothing; otherwise day 15 does it
     * @param buyerWithdraws the buyer takes "not received" back when the parcel comes after all
     * @param asksToReturn a complaint about the goods asks to send them back
     * @param buyerShipsBack an agreed return is really sent
     * @param sellerConfirmsReturn the seller confirms what came back; otherwise silence accepts it
     * @param verdictFull the mediator gives everything asked; with the next, the rest is nothing
     * @param verdictPartial the mediator gives a part
     */
    record Rates(
            double sellerAccepts,
            double sellerCounters,
            double sellerRejects,
            double buyerAcceptsOffer,
            double buyerClaims,
            double buyerWithdraws,
            double asksToReturn,
            double buyerShipsBack,
            double sellerConfirmsReturn,
            double verdictFull,
            double verdictPartial) {

        static final Rates DEFAULT = new Rates(0.35, 0.25, 0.20, 0.60, 0.60, 0.50, 0.30, 0.90, 0.70, 0.45, 0.30);

        Rates {
            var all = new double[] {
                sellerAccepts + sellerCounters + sellerRejects,
                sellerAccepts,
                sellerCounters,
                sellerRejects,
                buyerAcceptsOffer,
                buyerClaims,
                buyerWithdraws,
                asksToReturn,
                buyerShipsBack,
                sellerConfirmsReturn,
                verdictFull + verdictPartial,
                verdictFull,
                verdictPartial
            };
            for (var rate : all)
                if (!(rate >= 0 && rate <= 1.000_000_1))
                    throw new IllegalArgumentException(
                            "A rate is between 0 and 1, and those of one choice together not more than 1: " + rate);
        }
    }

    enum SellerAnswer {
        ACCEPT,
        COUNTER,
        REJECT,
        SILENCE
    }

    enum Verdict {
        FULL,
        PARTIAL,
        NOTHING
    }

    boolean asksToReturn(String dispute) {
        return draw("asks-return", dispute) < rates.asksToReturn();
    }

    int percentAsked(String dispute, String reason, String kind) {
        if (kind.equals("RETURN_AND_REFUND")) return 100;
        return switch (reason) {
            case "POOR_QUALITY", "NOT_AS_DESCRIBED", "DAMAGED", "DEFECTIVE", "OTHER" ->
                40 + 10 * (int) (draw("percent", dispute) * 7);
            case "WRONG_DELIVERY_METHOD" -> 50;
            default -> 100;
        };
    }

    SellerAnswer sellerAnswers(String dispute) {
        var draw = draw("seller", dispute);
        if (draw < rates.sellerAccepts()) return SellerAnswer.ACCEPT;
        if (draw < rates.sellerAccepts() + rates.sellerCounters()) return SellerAnswer.COUNTER;
        if (draw < rates.sellerAccepts() + rates.sellerCounters() + rates.sellerRejects()) return SellerAnswer.REJECT;
        return SellerAnswer.SILENCE;
    }

    /** A multiple of five per cent between 20 and 60. */
    int percentOffered(String dispute) {
        return 20 + 5 * (int) (draw("offer", dispute) * 9);
    }

    boolean buyerAcceptsOffer(String dispute) {
        return draw("buyer-accepts", dispute) < rates.buyerAcceptsOffer();
    }

    boolean buyerClaims(String dispute) {
        return draw("buyer-claims", dispute) < rates.buyerClaims();
    }

    boolean buyerWithdraws(String dispute) {
        return draw("buyer-withdraws", dispute) < rates.buyerWithdraws();
    }

    boolean buyerShipsBack(String dispute) {
        return draw("ships-back", dispute) < rates.buyerShipsBack();
    }

    boolean sellerConfirmsReturn(String dispute) {
        return draw("confirms-return", dispute) < rates.sellerConfirmsReturn();
    }

    Verdict verdict(String dispute) {
        var draw = draw("verdict", dispute);
        if (draw < rates.verdictFull()) return Verdict.FULL;
        return draw < rates.verdictFull() + rates.verdictPartial() ? Verdict.PARTIAL : Verdict.NOTHING;
    }

    /** How long {@code what} takes in this case. */
    Duration takes(String what, String dispute, Duration least, Duration most) {
        return least.plusSeconds(
                (long) (draw("takes-" + what, dispute) * most.minus(least).toSeconds()));
    }

    private double draw(String what, String about) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + "/" + what + "/" + about).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
