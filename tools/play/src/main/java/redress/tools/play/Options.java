package redress.tools.play;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param limit only so many orders, the earliest
 * @param step deeds whose times fall into the same step are done at its end, side by side
 * @param restEvery how much simulated time may pass at most before the system is waited for
 * @param parallel how many deeds at a time
 * @param rows file that gets every remark about a row
 */
record Options(
        Path directory,
        int limit,
        long seed,
        Duration step,
        Duration restEvery,
        int parallel,
        Path rows,
        Behaviour.Rates rates) {

    static final String USAGE = """
            Usage: ./redress play DIR [options]
              DIR                          orders.csv, order_items.csv, order_payments.csv (or .csv.gz) and, where there
                                           are complaints, order_reviews.csv and complaints.csv
              --limit N                    only the N earliest orders
              --seed S                     another seed, other decisions (default 1)
              --step PT1H                  deeds of one step are done together at its end
              --rest PT24H                 wait for the whole system at least this often, in simulated time
              --parallel 16                deeds at a time
              --rows FILE                  where every remark about a row goes (default .redress/play-rows.csv)
            How often, between 0 and 1:
              --seller-accepts 0.35        the request is granted; what these three leave is silence
              --seller-counters 0.25       a part is offered
              --seller-rejects 0.20
              --buyer-accepts-offer 0.60   the counter-offer is taken
              --buyer-claims 0.60          after a no or nothing the buyer asks a mediator; else day 15 does
              --buyer-withdraws 0.50       "not received" is taken back when the parcel comes after all
              --asks-return 0.30           a complaint about the goods asks to send them back
              --buyer-ships-back 0.90      an agreed return is really sent; else it lapses
              --seller-confirms 0.70       what came back is confirmed; else silence accepts it
              --verdict-full 0.45          the mediator gives all that was asked; what these two leave is nothing
              --verdict-partial 0.30""";

    private static final Set<String> KNOWN = Set.of(
            "limit",
            "seed",
            "step",
            "rest",
            "parallel",
            "rows",
            "seller-accepts",
            "seller-counters",
            "seller-rejects",
            "buyer-accepts-offer",
            "buyer-claims",
            "buyer-withdraws",
            "asks-return",
            "buyer-ships-back",
            "seller-confirms",
            "verdict-full",
            "verdict-partial");

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Options of(String... args) {
        if (args.length == 0 || args[0].startsWith("--"))
            throw new IllegalArgumentException("The directory with the files is missing.");
        var given = new HashMap<String, String>();
        for (int i = 1; i < args.length; i += 2) {
            var name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!KNOWN.contains(name)) throw new IllegalArgumentException("There is no option " + args[i] + ".");
            if (i + 1 == args.length) throw new IllegalArgumentException(args[i] + " needs a value.");
            given.put(name, args[i + 1]);
        }
        try {
            return of(Path.of(args[0]), given);
        } catch (NumberFormatException | java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "An option's value cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Options of(Path directory, Map<String, String> given) {
        var usual = Behaviour.Rates.DEFAULT;
        return new Options(
                directory,
                Integer.parseInt(given.getOrDefault("limit", String.valueOf(Integer.MAX_VALUE))),
                Long.parseLong(given.getOrDefault("seed", "1")),
                Duration.parse(given.getOrDefault("step", "PT1H")),
                Duration.parse(given.getOrDefault("rest", "PT24H")),
                Integer.parseInt(given.getOrDefault("parallel", "16")),
                Path.of(given.getOrDefault("rows", ".redress/play-rows.csv")),
                new Behaviour.Rates(
                        rate(given, "seller-accepts", usual.sellerAccepts()),
                        rate(given, "seller-counters", usual.sellerCounters()),
                        rate(given, "seller-rejects", usual.sellerRejects()),
                        rate(given, "buyer-accepts-offer", usual.buyerAcceptsOffer()),
                        rate(given, "buyer-claims", usual.buyerClaims()),
                        rate(given, "buyer-withdraws", usual.buyerWithdraws()),
                        rate(given, "asks-return", usual.asksToReturn()),
                        rate(given, "buyer-ships-back", usual.buyerShipsBack()),
                        rate(given, "seller-confirms", usual.sellerConfirmsReturn()),
                        rate(given, "verdict-full", usual.verdictFull()),
                        rate(given, "verdict-partial", usual.verdictPartial())));
    }

    private static double rate(Map<String, String> given, String name, double usual) {
        var value = given.get(name);
        return value == null ? usual : Double.parseDouble(value);
    }
}
