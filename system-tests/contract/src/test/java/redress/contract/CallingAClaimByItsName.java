package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dispute-service knows the claims of its disputes by the names that mediation-service gives them. */
class CallingAClaimByItsName {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void both_give_the_claim_of_a_round_the_same_name(int round) {
        var dispute = "dsp_00000000000000000000000001";
        assertThat(redress.dispute.domain.ClaimId.of(new redress.dispute.domain.DisputeId(dispute), round)
                        .value())
                .isEqualTo(redress.mediation.domain.ClaimId.of(new redress.mediation.domain.DisputeId(dispute), round)
                        .value());
    }
}
