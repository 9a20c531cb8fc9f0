package redress.platform.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.values.Actor;
import redress.platform.values.Wording;
import redress.platform.web.About;
import redress.platform.web.BadRequest;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;
import redress.platform.web.Problem;
import redress.platform.web.StrictJson;
import tools.jackson.databind.JsonNode;

/** Versions of the service's policy: looked up by the marketplace's people, changed by two of them (R60). */
@RestController
@Tag(
        name = "Policy",
        description =
                "Every window, amount, list and switch is a value of a versioned policy (R60, R61). A version is"
                        + " proposed by one person and published by another; what runs keeps the version that it pinned. Buyers,"
                        + " sellers and feeds get 403 `role-may-not`, and who may not propose, approve or refuse gets it for that.")
public class PolicyApi {

    private static final int LONGEST_REASON = 300;

    private final Deeds deeds;
    private final PolicyCharter charter;

    public PolicyApi(Deeds deeds, PolicyCharter charter) {
        this.deeds = deeds;
        this.charter = charter;
    }

    @GetMapping("/policy-schema")
    @Operation(
            operationId = "showPolicySchema",
            summary = "The JSON Schema of this service's policy",
            description = "2020-12; every value with what it means, its unit, its bounds and its rule. `x-shortest` and"
                    + " `x-longest` bound periods. `x-unsaid` is what a version means that was written before there was the"
                    + " value.")
    Map<?, ?> policySchema(Actor actor) {
        charter.admitReader(actor.role());
        return PolicyDocument.JSON.treeToValue(charter.form().schema(), Map.class);
    }

    @GetMapping("/policies")
    @Operation(
            operationId = "listPolicies",
            summary = "Every version, with who brought it how far",
            description = "Those that came with the release, those that were published since, and what was proposed.")
    Policies policies(Actor actor) {
        return deeds.ask(actor, new ShowPolicies(null, actor), Policies.class);
    }

    @GetMapping("/policies/{version}")
    @Operation(
            operationId = "showPolicy",
            summary = "One version with its document",
            description = "404: `no-such-policy`.")
    PolicyView policy(
            Actor actor,
            @Parameter(description = "name of the version, such as `default-2`") @PathVariable String version) {
        return deeds.ask(actor, new ShowPolicies(version, actor), Policies.class).versions().stream()
                .findFirst()
                .orElseThrow(Policy::unknown);
    }

    record PolicyProposal(
            @Schema(description = "the whole document, as `/policy-schema` says", implementation = Object.class)
            @NotNull
            JsonNode document,

            @Schema(
                    description = "why, 1 to 300 characters; it names no person",
                    example = "Sellers in Germany answer within three days")
            @NotNull
            String reason) {}

    @PostMapping("/policies")
    @Operation(
            operationId = "proposePolicy",
            summary = "Propose a version",
            description = "The document whole; nothing changes until another person approves it. Until then no other is"
                    + " proposed in its profile. 409: `proposal-pending`, `version-used`. 422: `policy-invalid` (see"
                    + " `errors`), `profile-unknown`, `notice-too-short`, `effective-too-early`, `text-empty`,"
                    + " `text-too-long`, `text-unreadable`. 400: `property-unknown`.")
    ResponseEntity<PolicyView> proposePolicy(Actor actor, @Valid @RequestBody PolicyProposal request) {
        charter.admitAuthor(actor.role());
        StrictJson.readable(request.document());
        var reason = Wording.require(request.reason(), LONGEST_REASON, "reason");
        var document = document(request.document());
        var view = perform(
                actor,
                "propose-policy",
                "",
                request,
                new ProposePolicy(PolicyId.of(document.page().profile()), document, reason, actor));
        return ResponseEntity.created(URI.create("/policies/" + view.version())).body(view);
    }

    @PostMapping("/policies/{version}/approval")
    @Operation(
            operationId = "approvePolicy",
            summary = "Approve and so publish a version, as another person",
            description = "From `effectiveFrom` on what begins pins it; what runs keeps what it has. It cannot be taken"
                    + " back. 404: `no-such-policy`. 409: `own-proposal`, `proposal-decided`, `proposal-lapsed`,"
                    + " `proposal-outdated`.")
    PolicyView approvePolicy(
            Actor actor,
            @Parameter(description = "name of the version, such as `default-2`") @PathVariable String version,
            @Valid @RequestBody Empty request) {
        return perform(actor, "approve-policy", version, request, new ApprovePolicy(id(version), version, actor));
    }

    record PolicyObjection(
            @Schema(description = "why, 1 to 300 characters; it names no person", example = "Three days are too short")
            @NotNull
            String reason) {}

    @PostMapping("/policies/{version}/refusal")
    @Operation(
            operationId = "refusePolicy",
            summary = "Refuse a proposal; who made it withdraws it so",
            description = "Nothing changes; the name is used up. 404: `no-such-policy`. 409: `proposal-decided`,"
                    + " `proposal-lapsed`. 422: `text-empty`, `text-too-long`, `text-unreadable`.")
    PolicyView refusePolicy(
            Actor actor,
            @Parameter(description = "name of the version, such as `default-2`") @PathVariable String version,
            @Valid @RequestBody PolicyObjection request) {
        var reason = Wording.require(request.reason(), LONGEST_REASON, "reason");
        return perform(actor, "refuse-policy", version, request, new RefusePolicy(id(version), version, reason, actor));
    }

    private PolicyView perform(Actor actor, String operation, String version, Object request, Object command) {
        return deeds.perform(
                actor,
                operation,
                new About(version, request),
                command,
                view -> (PolicyView) Objects.requireNonNull((@Nullable Object) view),
                PolicyView.class);
    }

    private PolicyDocument document(JsonNode document) {
        try {
            return charter.form().accept(document);
        } catch (FlawedPolicy flawed) {
            var unknown = flawed.flaws().stream().anyMatch(FlawedPolicy.Flaw::unknownName);
            var problem = unknown
                    ? Problem.of(400, "property-unknown", "The document names something that no policy has.")
                    : Problem.of(422, "policy-invalid", "The document is no policy of this service; see errors.");
            for (var flaw : flawed.flaws()) problem = problem.at("/document" + flaw.pointer(), flaw.detail());
            throw new BadRequest(problem);
        }
    }

    /** The profile is the part of the name before the first hyphen. */
    private static PolicyId id(String version) {
        int end = version.indexOf('-');
        if (end < 1) throw Policy.unknown();
        return PolicyId.of(version.substring(0, end));
    }
}
