package redress.mediation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.testkit.BadInput;

/** Rows of the catalogue of bad inputs that are about verdicts; what is about HTTP as such is the testkit's. */
class RefusingBadVerdicts extends MediationServiceStory {

    private static @Nullable Case shared;

    @TestFactory
    Stream<DynamicTest> every_endpoint_refuses_bad_input() {
        return everyEndpoint().tests();
    }

    @Test
    void whoever_is_no_party_of_a_case_gets_nowhere_with_it() {
        var claim = taken();
        var question = service.as(MEDIATOR_1)
                .post(claim.path() + "/information-requests", QUESTION)
                .must(201)
                .text("/requestId");
        var proposed = service.as(MEDIATOR_1)
                .post(claim.path() + "/proposals", proposal(100))
                .must(201)
                .text("/proposalId");
        var ids = Map.of(
                "{claimId}",
                claim.claimId(),
                "{disputeId}",
                claim.disputeId(),
                "{requestId}",
                question,
                "{proposalId}",
                proposed,
                "{version}",
                "default-1");
        everyEndpoint().refusesStrangers(ids, """
                GET /claims: mediator support finance auditor
                GET /claims/{claimId}: mediator support finance auditor
                GET /claims/{claimId}/explanation: mediator support finance auditor
                GET /claims/{claimId}/policy: mediator support finance auditor
                GET /disputes/{disputeId}/claims: mediator support finance auditor
                GET /mediators: mediator support auditor
                GET /messages/parked: support auditor
                GET /policies: mediator support finance auditor
                GET /policies/{version}: mediator support finance auditor
                GET /policy-schema: mediator support finance auditor
                GET /search: mediator support finance auditor
                GET /verdict-reasons: mediator support finance auditor system
                POST /claims/{claimId}/assignment: mediator support
                POST /claims/{claimId}/verdict/confirmation: mediator
                POST /mediators/duty: support
                POST /policies: mediator support
                """, Set.of("GET /verdict-reasons"));
    }

    private static final String QUESTION = "{\"from\": \"BUYER\", \"kinds\": [\"PHOTO\"], \"text\": \"Show it.\"}";

    private static BadInput everyEndpoint() {
        return BadInput.at(service)
                .as(MEDIATOR_1)
                .knowing("POST /claims/{claimId}/assignment", "{\"mediatorId\": \"usr_mediator1\"}")
                .knowing("POST /claims/{claimId}/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 100) + "]"))
                .knowing("POST /claims/{claimId}/verdict/confirmation", "{\"version\": 1}")
                .knowing("POST /claims/{claimId}/information-requests", QUESTION)
                .knowing("POST /claims/{claimId}/information-requests/{requestId}/answer", STATEMENT)
                .knowing("POST /claims/{claimId}/proposals", proposal(100))
                .knowing("POST /claims/{claimId}/proposals/{proposalId}/answer", YES)
                .knowing("POST /claims/{claimId}/complaint", STATEMENT)
                .knowing("POST /claims/{claimId}/appeal", STATEMENT)
                .knowing("POST /mediators/duty", "{\"mediatorId\": \"usr_mediator1\", \"onDuty\": false}");
    }

    private static Case claim() {
        var claim = shared == null ? taken() : shared;
        shared = claim;
        return claim;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minor": 100                   | "minor": 0                       | 422 | amount-missing
            "minor": 100                   | "minor": -1                      | 422 | amount-negative
            "minor": 100                   | "minor": 15001                   | 422 | amount-above-disputed
            "minor": 100                   | "minor": 9223372036854775807     | 422 | amount-too-large
            "minor": 100                   | "minor": 0.1                     | 422 |
            "currency": "EUR"              | "currency": "BRL"                | 422 | currency-mixed
            "currency": "EUR"              | "currency": "eur"                | 422 | currency-unknown
            "lin_bag"                      | "lin_shoe"                       | 422 | line-not-disputed
            "PARTIAL_REFUND"               | "partial_refund"                 | 422 | value-unknown
            "PARTIAL_REFUND"               | "NO_REFUND"                      | 422 | no-refund-gives
            "PARTIAL_REFUND"               | "FULL_REFUND"                    | 422 | full-is-all
            "PARTIAL_REFUND"               | "RETURN_AND_REFUND"              | 422 | return-payer-missing
            "fundedBy": "SELLER"           | "fundedBy": "BUYER"              | 422 | value-unknown
            "fundedBy": "SELLER"           | "returnPaidBy": null             | 422 | funding-missing
            "fundedBy": "SELLER"           | "fundedBy": "SELLER", "returnPaidBy": "SELLER" | 422 | return-payer-unexpected
            "fundedBy": "SELLER"           | "fundedBy": "SELLER", "decidedBy": "usr_x"     | 400 | property-unknown
            ["DEFECT_PROVEN"]              | []                               | 422 | reason-missing
            ["DEFECT_PROVEN"]              | ["DEFECT_PROVEN "]               | 422 | reason-unknown
            ["DEFECT_PROVEN"]              | ["DEFECT_PROVEN","DEFECT_PROVEN"]| 422 | reason-twice
            ["DEFECT_PROVEN"]              | [null]                           | 4xx |
            ["DEFECT_PROVEN"]              | "DEFECT_PROVEN"                  | 4xx |
            ["evd_1"]                      | ["../../etc/passwd"]             | 422 | evidence-malformed
            "The photos show the crack."   | ""                               | 422 |
            "The photos show the crack."   | "   "                            | 422 | text-empty
            "The photos show the crack."   | "a\\u0000"                       | 422 | text-unreadable
            "The photos show the crack."   | null                             | 422 | request-invalid
            """)
    void a_verdict_that_cannot_be(String good, String bad, String status, @Nullable String code) {
        var body = verdict("PARTIAL_REFUND", "[" + line("lin_bag", 100) + "]").replace(good, bad);
        assertThat(body).contains(bad);
        refused(body, status, code);
    }

    @Test
    void a_text_that_nobody_reads_to_its_end() {
        var body = verdict("NO_REFUND", "[]");
        refused(body.replace("The photos show the crack.", "x".repeat(10_001)), "422", "text-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"mediatorId\": \"x\"}", "{\"mediatorId\": \"\"}", "{\"mediator\": \"usr_x\"}", "[]", "", "{"})
    void an_assignment_of_nobody(String body) {
        var claim = claim();
        var head = service.head();
        var answer = service.as(SUPPORT_1).post(claim.path() + "/assignment", body);
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(service.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clm_00000000000000000000000000", "clm_1", "dsp_00000000000000000000000000", "1"})
    void an_id_of_nothing(String id) {
        service.as(MEDIATOR_1).get("/claims/" + id).mustRefuse(404, "no-such-id");
        service.as(MEDIATOR_1).post("/claims/" + id + "/assignment", "{}").mustRefuse(404, "no-such-id");
        service.as(MEDIATOR_1)
                .post("/claims/" + id + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(404, "no-such-id");
        service.as(MEDIATOR_1)
                .post("/claims/" + id + "/verdict/confirmation", "{}")
                .mustRefuse(404, "no-such-id");
    }

    private static void refused(String body, String status, @Nullable String code) {
        var claim = claim();
        var head = service.head();
        var answer = service.as(MEDIATOR_1).post(claim.path() + "/verdict", body);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        if (!status.equals("4xx")) answer.must(Integer.parseInt(status));
        if (code != null) assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(service.head()).isEqualTo(head);
    }
}
