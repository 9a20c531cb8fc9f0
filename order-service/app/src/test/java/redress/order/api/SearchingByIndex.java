package redress.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.order.OrderService;
import redress.platform.testkit.SearchPlan;
import redress.platform.testkit.ServiceTest;

/** Whatever is looked for, the database need not read the whole table. */
class SearchingByIndex {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("order", OrderService.class);

    @ParameterizedTest
    @ValueSource(strings = {"ord_12345678", "crt_12345678", "usr_12345678", "BR123456789"})
    void every_search_is_a_range_of_an_index(String sought) {
        assertThat(SearchPlan.of(service.bean(DataSource.class), Searching.CATALOGUE, sought))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }
}
