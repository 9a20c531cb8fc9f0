package redress.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The program of a service in a process of its own: says {@code ready} when it is, and stops when its standard input ends.
 * That happens when whoever started it closes it, and also when that process dies in whatever way: nothing is left behind.
 */
final class ServiceProcess {

    static final String READY = "ready";

    private ServiceProcess() {}

    /** @param args the service, then its settings */
    public static void main(String[] args) throws IOException {
        var service = LocalService.called(args[0]).orElseThrow();
        List<String> settings = Arrays.asList(args).subList(1, args.length);
        var running = ServiceInThisJvm.start(service, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, service + "-stop"));
        System.out.println(READY);
        untilTheEndOf(System.in);
        System.exit(0);
    }

    private static void untilTheEndOf(InputStream input) throws IOException {
        while (input.read() >= 0) {
            // nothing is ever said on it
        }
    }
}
