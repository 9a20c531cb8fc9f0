package redress.tools.story;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redress.tools.client.Addresses;
import redress.tools.client.Problem;
import redress.tools.client.Redress;
import redress.tools.client.Unexpected;
import redress.tools.client.Unreachable;

/** {@code ./redress story NAME}: plays one story, or all of them, and answers 0 only if everything in it really happened. */
public final class Stories {

    static final List<Story> ALL = List.of(
            new Agreement(),
            new CounterOffer(),
            new Silence(),
            new ReturnOfTheGoods(),
            new ReturnContested(),
            new ReturnLost(),
            new ReturnLapsed(),
            new Withdrawal(),
            new Cancelled(),
            new Unshipped(),
            new OneCart(),
            new ChangedMind(),
            new SixtyDays(),
            new Superseded(),
            new ForceMajeure(),
            new Reopening(),
            new Amendment(),
            new SeveralDisputes(),
            new OpenedLate(),
            new PaidOutAlready(),
            new UnknownOutcome(),
            new DeclinedThenMade(),
            new PaidByHand(),
            new SentBack(),
            new Overdue(),
            new Proposal(),
            new SettledInMediation(),
            new VerdictOverdue(),
            new FourEyes(),
            new Appeal(),
            new BuyersAppeal(),
            new ChargedBack(),
            new ChargebackOnHold(),
            new YenAndDinar(),
            new OnePercent(),
            new NewPolicy(),
            new MeaningOfSilence());

    private Stories() {}

    /** What there is to play. */
    public static List<String> names() {
        return ALL.stream().map(Story::name).toList();
    }

    /** Plays against the addresses of {@code ./redress up} (or those set, see {@link Addresses#local}), told on standard output. */
    public static int run(String... args) {
        boolean watched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return run(Addresses.local(), new Narrator(System.out, watched), System.out, args);
    }

    /** @return 0 told to the end; 1 something was not as told, or nobody answered; 2 there is no such story */
    public static int run(Addresses addresses, PrintStream out, String... args) {
        return run(addresses, new Narrator(out, false), out, args);
    }

    private static int run(Addresses addresses, Narrator narrator, PrintStream out, String... args) {
        var wanted = args.length == 1 ? args[0] : "";
        var chosen = ALL.stream()
                .filter(story -> wanted.equals("all") || story.name().equals(wanted))
                .toList();
        if (chosen.isEmpty()) {
            out.println("Usage: ./redress story NAME, where NAME is one of");
            ALL.forEach(story -> out.println(inAList(story.name(), story.inOneSentence())));
            out.println(inAList("all", "All of them, one after the other."));
            return 2;
        }
        var failed = new ArrayList<String>();
        long start = System.nanoTime();
        try (var redress = Redress.at(addresses, Duration.ofMinutes(1))) {
            for (var story : chosen) if (!told(story, redress, narrator)) failed.add(story.name());
        }
        if (chosen.size() > 1)
            narrator.end(
                    failed.isEmpty(),
                    failed.isEmpty()
                            ? "All %d stories ended as told, in %d seconds."
                                    .formatted(
                                            chosen.size(),
                                            Duration.ofNanos(System.nanoTime() - start)
                                                    .toSeconds())
                            : "Not as told: " + String.join(", ", failed) + ".");
        return failed.isEmpty() ? 0 : 1;
    }

    private static String inAList(String name, String sentence) {
        int longest =
                ALL.stream().mapToInt(story -> story.name().length()).max().orElseThrow();
        return "  " + name + " ".repeat(longest - name.length()) + "  " + sentence;
    }

    private static boolean told(Story story, Redress redress, Narrator narrator) {
        narrator.title(story.name(), story.inOneSentence());
        try (var scene = Scene.set(redress, narrator)) {
            story.play(scene);
            scene.nothingElseHappened();
            narrator.end(true, "The story \"" + story.name() + "\" ended as told.");
            return true;
        } catch (Unexpected | Problem | Unreachable notAsTold) {
            narrator.end(false, "The story \"" + story.name() + "\" broke off: " + notAsTold.getMessage());
            return false;
        }
    }
}
