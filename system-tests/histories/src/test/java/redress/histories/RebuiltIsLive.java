package redress.histories;

import java.time.Instant;

/** 7: the log alone says everything. */
final class RebuiltIsLive implements Invariant {

    static final String SENTENCE =
            "What is rebuilt from the log is what is live: every aggregate, and every row of every view.";

    @Override
    public String sentence() {
        return SENTENCE;
    }

    @Override
    public void atTheEnd(World world, Instant silentSince) throws Exception {
        for (var service : world.services) {
            service.journal.reread();
            for (var stream : service.journal.streams().entrySet()) {
                var live = service.live(stream.getKey());
                if (live == null) continue;
                var rebuilt = service.rebuilt(
                        stream.getKey(), stream.getValue().getFirst().message().getType());
                var difference = Alike.difference(live, rebuilt);
                require(difference.isEmpty(), "%s of %s differs: %s", stream.getKey(), service.name, difference);
            }
        }
        for (var table : world.views().tables()) compare(world, table);
    }

    private <R> void compare(World world, Views.Table<R> live) {
        var rebuilt = live.empty();
        for (var service : world.services)
            if (service.name.equals(live.service))
                for (var stored : service.journal.all()) {
                    rebuilt.fold(stored.event(), stored.fact().bare());
                }
        var expected = rebuilt.texts();
        var texts = live.texts();
        for (var row : expected.entrySet())
            require(
                    row.getValue().equals(texts.get(row.getKey())),
                    "%s, row %s: live %s, rebuilt %s",
                    live.projection.name(),
                    row.getKey(),
                    texts.getOrDefault(row.getKey(), "nothing"),
                    row.getValue());
        require(texts.size() == expected.size(), "%s has rows that the log knows nothing of", live.projection.name());
    }
}
