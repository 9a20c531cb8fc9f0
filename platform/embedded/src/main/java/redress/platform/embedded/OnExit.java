package redress.platform.embedded;

/** Stops a server when the JVM ends without having closed it. */
final class OnExit {

    private final Thread hook;

    private OnExit(Thread hook) {
        this.hook = hook;
    }

    static OnExit run(String name, Runnable stop) {
        var hook = new Thread(stop, name);
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnExit(hook);
    }

    /** It was closed in time; and if the JVM is ending already, stopping twice does nothing. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }
}
