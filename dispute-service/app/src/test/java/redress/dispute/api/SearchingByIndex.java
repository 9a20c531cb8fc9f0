package redress.dispute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.dispute.DisputeService;
import redress.dispute.domain.Party;
import redress.platform.testkit.People;
import redress.platform.testkit.SearchPlan;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;

/** Whatever is looked for, the database need not read the whole table. */
class SearchingByIndex {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("dispute", DisputeService.class);

    @ParameterizedTest
    @ValueSource(strings = {"dsp_12345678", "ret_12345678", "ord_12345678", "usr_12345678", "BR123456789"})
    void every_search_is_a_range_of_an_index(String sought) {
        assertThat(SearchPlan.of(service.bean(DataSource.class), Searching.CATALOGUE, sought))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("dispute_board_returns_of_buyer", returnsSeenBy(People.BUYER_1)),
                Arguments.of("dispute_board_returns_of_seller", returnsSeenBy(People.SELLER_1)),
                Arguments.of("dispute_board_returns", returnsSeenBy(People.SUPPORT_1)),
                Arguments.of("dispute_board_inbox_of_buyer", inboxOf(People.BUYER_1, Party.BUYER)),
                Arguments.of("dispute_board_inbox_of_seller", inboxOf(People.SELLER_1, Party.SELLER)),
                Arguments.of("dispute_board_opened_late", DisputeList.newestLateFirst(true)));
    }

    private static String inboxOf(Actor viewer, Party party) {
        return DisputeList.earliestDueFirst(DisputeList.visible(viewer) + DisputeList.inbox(party));
    }

    private static String returnsSeenBy(Actor viewer) {
        return DisputeList.earliestDueFirst(DisputeList.visible(viewer) + DisputeList.RETURNS);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_is_read_from_its_index_in_its_order(String index, String sql) {
        var question = sql.replace(":person", "'usr_1'")
                .replace(":state", "'DELIVERED'")
                .replace(":urgency", "17")
                .replace(":at", "now()")
                .replace(":key", "'dsp_1'")
                .replace(":limit", "51");
        assertThat(SearchPlan.of(service.bean(DataSource.class), question))
                .contains(index + " ")
                .doesNotContain("Seq Scan", "Sort");
    }
}
