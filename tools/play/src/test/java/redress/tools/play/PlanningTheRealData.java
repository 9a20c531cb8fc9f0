package redress.tools.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The data may not be packed with the product (CC BY-NC-SA), so this runs only where it lies beside the repository. */
class PlanningTheRealData {

    @Test
    void three_thousand_orders_are_planned_to_the_cent() throws IOException {
        var plan = Planner.plan(Olist.read(data("core")), new Behaviour(1, Behaviour.Rates.DEFAULT));

        assertEquals(3_000, plan.fileOrders());
        assertEquals(340, plan.fileComplaints());
        assertEquals(46_808_737, plan.filesPaid());
        assertEquals(plan.filesPaid(), plan.toBeCaptured() + plan.neverApproved() + plan.unusedPaid());
        assertEquals(
                24,
                plan.remarks().stream()
                        .filter(remark -> remark.reason().equals("no item rows"))
                        .count());
        assertEquals(
                50,
                plan.remarks().stream()
                        .filter(remark -> remark.reason().startsWith("handed to the carrier before the payment")
                                || remark.reason().equals("handed to the carrier before it was bought"))
                        .map(Remark::id)
                        .distinct()
                        .count());
        assertTrue(plan.disputes().size() > 250, () -> plan.disputes().size() + " disputes");
    }

    @Test
    void the_wide_set_is_packed_and_planned_as_well() throws IOException {
        var plan = Planner.plan(Olist.read(data("wide")), new Behaviour(1, Behaviour.Rates.DEFAULT));

        assertEquals(269_610_332, plan.filesPaid());
        assertEquals(plan.filesPaid(), plan.toBeCaptured() + plan.neverApproved() + plan.unusedPaid());
    }

    static Path data(String set) {
        for (var up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            var data = up.resolveSibling("shared").resolve("data").resolve(set);
            if (Files.exists(data)) return data;
        }
        return Assumptions.abort("There is no ../shared/data/" + set + " beside the repository");
    }
}
