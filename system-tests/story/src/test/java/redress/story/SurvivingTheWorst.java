package redress.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.local.LocalService;
import redress.local.LocalStack;
import redress.local.StackOptions;
import redress.local.StackPorts;
import redress.tools.client.Addresses;
import redress.tools.client.Eventually;
import redress.tools.client.Person;
import redress.tools.client.Redress;
import redress.tools.client.Service;
import redress.tools.story.Stories;

class SurvivingTheWorst {

    private static final Person BUYER = Person.called("buyer-1");

    @TempDir
    Path folder;

    @Test
    void after_a_power_cut_the_next_start_goes_on_where_the_last_one_was() throws Exception {
        var ports = StackPorts.free();
        var jvm = begin(ports);
        String order;
        try (var redress = Redress.at(addresses(ports))) {
            order = place(redress);
        } finally {
            jvm.destroyForcibly();
            assertTrue(jvm.waitFor(2, TimeUnit.MINUTES));
        }
        try (var stack = LocalStack.start(StackOptions.in(folder).on(ports));
                var redress = Redress.at(stack.addresses())) {
            assertEquals(
                    order, redress.get(BUYER, Service.ORDER, "/orders/" + order).text("orderId"));
            assertEquals(0, tell(stack.addresses(), "agreement"));
        }
    }

    @Test
    void a_killed_service_is_reported_and_comes_back_when_asked_for() {
        var said = Collections.synchronizedList(new ArrayList<String>());
        try (var stack =
                LocalStack.start(StackOptions.in(folder).inOwnProcesses().telling(said::add))) {
            stack.kill(LocalService.DISPUTE);
            Eventually.eventually(
                    Duration.ofMinutes(2),
                    "a word about dispute-service",
                    () -> said.stream()
                            .filter(line -> line.contains("./redress restart dispute"))
                            .findFirst(),
                    said::toString);
            assertFalse(stack.isAlive(LocalService.DISPUTE));
            assertTrue(stack.isAlive(LocalService.REFUND));

            stack.restart(LocalService.DISPUTE);
            assertEquals(0, tell(stack.addresses(), "agreement"));
        }
    }

    private static int tell(Addresses addresses, String story) {
        var told = new ByteArrayOutputStream();
        int status = Stories.run(addresses, new PrintStream(told, true, StandardCharsets.UTF_8), story);
        System.out.println(told.toString(StandardCharsets.UTF_8));
        return status;
    }

    private static String place(Redress redress) {
        return redress.post(
                        BUYER,
                        Service.ORDER,
                        "/orders",
                        Map.of(
                                "sellerId",
                                "usr_seller1",
                                "destinationCountry",
                                "DE",
                                "currency",
                                "EUR",
                                "lines",
                                List.of(Map.of(
                                        "title",
                                        "Shirt, blue",
                                        "category",
                                        "clothing",
                                        "quantity",
                                        1,
                                        "unitPrice",
                                        Map.of("minor", 1999, "currency", "EUR"),
                                        "returnRule",
                                        Map.of("returnsOffered", true, "freeReturn", true, "days", 15))),
                                "shipping",
                                Map.of("minor", 490, "currency", "EUR"),
                                "preparationDays",
                                3,
                                "promisedBy",
                                Instant.now().plus(Duration.ofDays(20)).toString()))
                .text("orderId");
    }

    /** The whole in a JVM of its own, ready. */
    private Process begin(StackPorts ports) throws Exception {
        var numbers = Stream.concat(
                        Stream.of(ports.postgres(), ports.kafka(), ports.kafkaOwn(), ports.issuer()),
                        Stream.of(LocalService.values())
                                .map(service -> ports.services().get(service)))
                .map(String::valueOf)
                .toList();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                folder.toString()));
        command.addAll(numbers);
        var jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        var output = jvm.inputReader(StandardCharsets.UTF_8);
        var line = output.readLine();
        while (line != null && !line.equals("ready")) {
            said.add(line);
            line = output.readLine();
        }
        assertEquals("ready", line, said::toString);
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return jvm;
    }

    private Addresses addresses(StackPorts ports) {
        var services = new EnumMap<Service, URI>(Service.class);
        for (var service : LocalService.values())
            services.put(
                    Service.valueOf(service.name()),
                    URI.create("http://127.0.0.1:" + ports.services().get(service)));
        return new Addresses(
                URI.create("http://127.0.0.1:" + ports.issuer()),
                services,
                "127.0.0.1:" + ports.kafka(),
                folder.resolve("clock"));
    }

    /** The program that is killed. */
    static final class Doomed {

        private Doomed() {}

        public static void main(String[] args) throws Exception {
            var ports = Stream.of(args).skip(1).map(Integer::valueOf).toList();
            var services = new EnumMap<LocalService, Integer>(LocalService.class);
            for (var service : LocalService.values()) services.put(service, ports.get(4 + services.size()));
            var stack = LocalStack.start(StackOptions.in(Path.of(args[0]))
                    .on(new StackPorts(ports.get(0), ports.get(1), ports.get(2), ports.get(3), services)));
            System.out.println(Optional.of(stack).map(running -> "ready").orElseThrow());
            Thread.currentThread().join();
        }
    }
}
