package redress.local;

/** A service that was started here. */
interface RunningService extends AutoCloseable {

    boolean isAlive();

    /** Ends it at once and without any farewell, as a power cut would. */
    void kill();

    /** Ends it in order: finishes what it has begun. */
    @Override
    void close();
}
