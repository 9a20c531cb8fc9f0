package redress.platform.embedded;

/** Somebody else listens on the port that a server was told to use. */
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    public PortInUse(int port) {
        super("Port " + port + " is in use");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
