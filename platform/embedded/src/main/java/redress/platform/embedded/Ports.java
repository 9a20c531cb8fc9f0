package redress.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of 127.0.0.1. */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int SPAN = 5_000;
    private static final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SPAN));

    private Ports() {}

    /**
     * A port that nobody listened on a moment ago, and that neither the system nor this process gives to anybody else soon:
     * it is below those from which systems take ports for outgoing connections, and asked again, the next one is tried.
     */
    public static int free() {
        for (int tried = 0; tried < SPAN; tried++) {
            int port = FIRST + Math.floorMod(next.getAndIncrement(), SPAN);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("No port is free from " + FIRST + " to " + (FIRST + SPAN - 1));
    }

    /** Whether a server could listen on this port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as servers do: a connection that lingers from the last run is no obstacle
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
