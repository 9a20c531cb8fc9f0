package redress.platform.journal;

/** The command was done before: its rider's key is in the database. Nothing of this attempt was stored. */
public final class AlreadyDone extends RuntimeException {

    private final transient Rider rider;

    public AlreadyDone(Rider rider) {
        super("already done: " + rider, null, false, false);
        this.rider = rider;
    }

    public Rider rider() {
        return rider;
    }
}
