package redress.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import redress.platform.time.ClockFile;
import redress.tools.audit.Audit;
import redress.tools.bench.JournalBench;
import redress.tools.play.Play;
import redress.tools.story.Stories;

/** What {@code ./redress} runs once everything is built. */
@Command(
        name = "./redress",
        description = "Redress on this machine.",
        subcommands = {Up.class, Restart.class, MoveClock.class},
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    static int run(String... args) throws Exception {
        if (System.getProperty(ClockFile.PROPERTY) == null)
            System.setProperty(ClockFile.PROPERTY, folder().resolve("clock").toString());
        var command = args.length == 0 ? "" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (command) {
            case "story" -> Stories.run(rest);
            case "play" -> Play.run(rest);
            case "audit" -> Audit.run(rest);
            case "bench" -> bench(rest);
            default -> commandLine().execute(args);
        };
    }

    private static int bench(String... args) throws Exception {
        if (args.length == 0 || !args[0].equals("journal")) {
            System.err.println("Usage: ./redress bench journal [--short]");
            return 2;
        }
        Logging.to(Logging.in(folder()).resolve("bench.log"));
        JournalBench.main(Arrays.copyOfRange(args, 1, args.length));
        return 0;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (!(failure instanceof CannotStart)) throw failure;
            line.getErr().println(failure.getMessage());
            return 1;
        });
    }

    /** Where {@code up} keeps everything: {@code .redress} beside the script. */
    static Path folder() {
        return Path.of(Optional.ofNullable(System.getProperty("redress.root")).orElse(""))
                .toAbsolutePath()
                .resolve(".redress");
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 2;
    }
}
