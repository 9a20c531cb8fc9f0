package redress.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./redress restart dispute}: asks the running {@code up} to start one service again. */
@Command(name = "restart", description = "Start one service again, in the ./redress up that is running.")
final class Restart implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "order, dispute, mediation or refund")
    private String service = "";

    @Override
    public Integer call() {
        var wanted = LocalService.called(service);
        if (wanted.isEmpty()) {
            System.err.println("There is no service called '" + service + "': order, dispute, mediation or refund.");
            return 2;
        }
        if (UpLock.holder(Main.folder()).isEmpty()) {
            System.err.println("Nothing is running here; start it with ./redress up");
            return 1;
        }
        Requests.in(Main.folder()).ask(wanted.get());
        System.out.println(wanted.get() + " is being started again; ./redress up says when it is ready.");
        return 0;
    }
}
