package redress.refund.api;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.testkit.SearchPlan;
import redress.platform.testkit.ServiceTest;
import redress.refund.RefundService;

/** Whatever is looked for, the database need not read the whole table. */
class SearchingByIndex {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    @ParameterizedTest
    @ValueSource(
            strings = {"rfd_12345678", "ord_12345678", "dsp_12345678", "ret_12345678", "usr_12345678", "pay_12345678"})
    void every_search_is_a_range_of_an_index(String sought) {
        assertThat(SearchPlan.of(service.bean(DataSource.class), Searching.CATALOGUE, sought))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({"true, chargeback_desk_by_state", "false, chargeback_desk_oldest"})
    void a_list_is_read_from_its_index_in_its_order(boolean ofState, String index) {
        var question = ChargebackList.sql(ofState)
                .replace(":state", "'OPEN'")
                .replace(":at", "now()")
                .replace(":key", "'cbk_1'")
                .replace(":limit", "51");
        assertThat(SearchPlan.of(service.bean(DataSource.class), question))
                .contains(index + " ")
                .doesNotContain("Seq Scan", "Sort");
    }
}
