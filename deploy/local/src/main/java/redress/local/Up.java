package redress.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import redress.local.issuer.Person;
import redress.platform.time.MovableClock;

/** {@code ./redress up}: starts everything, says how to talk to it, and stays until Ctrl-C. */
@Command(name = "up", description = "Start everything and keep running until Ctrl-C.")
final class Up implements Callable<Integer> {

    private static final String RULE = "─".repeat(78);

    @Option(names = "--fresh", description = "Throw away what earlier runs kept, but not their log, and start empty.")
    private boolean fresh;

    @Option(names = "--processes", description = "Each service in a process of its own.")
    private boolean processes;

    @Override
    public Integer call() {
        var folder = Main.folder();
        Logging.to(Logging.in(folder).resolve("redress.log"));
        if (fresh) LocalStack.discard(folder);
        System.out.println("Redress is starting; it keeps data and logs in " + shortened(folder));
        var options = StackOptions.in(folder).on(StackPorts.fixed()).telling(System.out::println);
        var stack = LocalStack.start(processes ? options.inOwnProcesses() : options);
        System.out.println(ready(stack));
        Requests.in(folder).serve(service -> restart(stack, service));
        return 0;
    }

    private static void restart(LocalStack stack, LocalService service) {
        try {
            stack.restart(service);
        } catch (CannotStart e) {
            System.out.println(e.getMessage());
        }
    }

    private String ready(LocalStack stack) {
        long own = stack.ownMemory();
        long postgres = stack.postgresMemory();
        var started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return """

                Ready in %.1f s; %s resident (PostgreSQL %s, %s %s).
                %s
                Log in with client credentials at http://127.0.0.1:8080/oauth2/token; everybody's secret is %s:
                  buyer     buyer-1, buyer-2           mediator  mediator-1, mediator-2
                  seller    seller-1, seller-2         support   support-1, support-2
                  finance   finance-1, finance-2       auditor   auditor-1, auditor-2
                  carriers and payment: feed-1         anybody: people, with person=usr_... and role=BUYER (or another)

                A token for the buyer, and the first call to try, an order of a shirt:

                  TOKEN=$(curl -s -u buyer-1:%s -d grant_type=client_credentials \\
                    http://127.0.0.1:8080/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s http://127.0.0.1:8081/orders -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{
                    "sellerId": "usr_seller1", "destinationCountry": "DE", "currency": "EUR", "preparationDays": 3,
                    "promisedBy": "%s", "shipping": {"minor": 490, "currency": "EUR"},
                    "lines": [{"title": "Shirt, blue", "category": "clothing", "quantity": 1,
                      "unitPrice": {"minor": 1999, "currency": "EUR"},
                      "returnRule": {"returnsOffered": true, "freeReturn": true, "days": 15}}]}'

                See a whole dispute:  ./redress story agreement     Move the clock:  ./redress clock +5d
                The services' own descriptions: http://127.0.0.1:8081/v3/api-docs (to 8084), /actuator/health, /actuator/prometheus
                Ctrl-C stops everything; ./redress up goes on from there, ./redress up --fresh begins anew.
                %s""".formatted(
                Duration.between(started, Instant.now()).toMillis() / 1000.0,
                Footprint.described(own + postgres),
                Footprint.described(postgres),
                processes ? "the five JVMs" : "one JVM",
                Footprint.described(own),
                RULE,
                Person.SECRET,
                Person.SECRET,
                promised(stack),
                RULE).toString();
    }

    /** In the time that the services go by. */
    private static String promised(LocalStack stack) {
        var now = MovableClock.movedBy(stack.addresses().clockFile()).instant();
        return now.plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.DAYS).toString();
    }

    private static String shortened(Path folder) {
        var home = System.getProperty("user.home");
        var text = folder.toString();
        return text.startsWith(home) ? "~" + text.substring(home.length()) : text;
    }
}
