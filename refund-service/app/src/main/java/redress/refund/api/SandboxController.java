package redress.refund.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.local.OnlyLocally;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;
import redress.refund.domain.RefundId;
import redress.refund.provider.Mishap;
import redress.refund.provider.SandboxPost;
import redress.refund.provider.SandboxProvider;

/**
 * What is to go wrong at the sandbox provider, and what it has on file. Only in local set-ups, and for the role that stands
 * for the outside world there; not part of the described API.
 */
@Hidden
@OnlyLocally
@ConditionalOnProperty(name = "redress.refund.provider", havingValue = "sandbox")
@RestController
class SandboxController {

    /** @param times how often it goes wrong, 0 for always */
    record Script(
            @NotNull @Size(min = 1, max = 200) String paymentReference,
            @NotNull Mishap.Kind goesWrong,
            @Min(0) @Max(9999) int times) {}

    record Tell(
            @NotNull @Size(min = 1, max = 20)
            List<@Pattern(regexp = "pending|succeeded|failed|canceled") String> statuses) {}

    /** @param answers the HTTP status with which each notice was answered */
    record Told(List<Integer> answers) {}

    /** @param sent one entry for each key that the provider was ever sent for the refund */
    record OnFile(List<SandboxProvider.Standing> sent) {}

    private final SandboxProvider provider;
    private final SandboxPost post;

    SandboxController(SandboxProvider provider, SandboxPost post) {
        this.provider = provider;
        this.post = post;
    }

    @PostMapping("/sandbox/scripts")
    Script script(Actor actor, @Valid @RequestBody Script script) {
        actor.mustBe(Role.SYSTEM);
        provider.script(
                script.paymentReference(),
                new Mishap(script.goesWrong(), script.times() == 0 ? Mishap.ALWAYS : script.times()));
        return script;
    }

    @GetMapping("/sandbox/refunds/{refundId}")
    OnFile file(Actor actor, @PathVariable String refundId) {
        actor.mustBe(Role.SYSTEM);
        return new OnFile(provider.of(new RefundId(Ids.require("rfd_", refundId))));
    }

    @PostMapping("/sandbox/refunds/{refundId}/notices")
    Told tell(Actor actor, @PathVariable String refundId, @Valid @RequestBody Tell tell) {
        actor.mustBe(Role.SYSTEM);
        return new Told(post.tell(new RefundId(Ids.require("rfd_", refundId)), tell.statuses()));
    }
}
