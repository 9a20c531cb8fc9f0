package redress.tools.story;

import java.time.Duration;

/** The parcel was only late: the buyer takes the dispute back, and the seller is paid. */
final class Withdrawal implements Story {

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String inOneSentence() {
        return "The buyer fears that the parcel is lost; it comes after all, and the buyer takes the dispute back.";
    }

    @Override
    public void play(Scene a) {
        a.tells("The parcel takes long, and the buyer opens a dispute while it is still on its way.");
        a.buyer().orders("A woollen blanket", "home", 6_500, 820);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(18));
        a.buyer().opensADispute("NOT_RECEIVED", "REFUND_ONLY", 100, false, "Where is my blanket?");

        a.tells("The next day it is there.");
        a.passes(Duration.ofDays(1));
        a.carrier().delivers();
        a.buyer().looksAtTheDispute();
        a.buyer().triesToWithdrawWithoutKnowingWhatItMeans("acknowledgement-needed");
        a.buyer().withdraws();

        a.tells("The money is free again. When the buyer confirms receipt, the seller gets all of it.");
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased");
        a.moneyIs(7_320, 0, 7_320, 0);
    }
}
