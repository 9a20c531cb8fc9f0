package redress.platform.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.testkit.KettleService.TeaOrdered;
import redress.platform.values.Ids;

/** Two tests may have a service of the same kind with other settings: they share a broker, and nothing of what is said there. */
class HearingApart {

    @RegisterExtension
    static final ServiceTest one = ServiceTest.of("kettle", KettleService.class);

    @RegisterExtension
    static final ServiceTest other = ServiceTest.of("kettle", KettleService.class, "redress.processing.batch=99");

    @Test
    void each_of_them_hears_all_that_is_said() {
        var kettles = Stream.generate(() -> Ids.fresh("ket_")).limit(12).toList();
        for (var kettle : kettles)
            one.neighbours()
                    .say("disputes.v1", "redress.tea.TeaOrdered.v1", kettle, new TeaOrdered(kettle, 2, BUYER_1.id()));
        for (var service : List.of(one, other))
            for (var kettle : kettles)
                eventually(
                        within(2, SECONDS),
                        () -> service.as(BUYER_1).get("/kettles/" + kettle).must(200));
    }
}
