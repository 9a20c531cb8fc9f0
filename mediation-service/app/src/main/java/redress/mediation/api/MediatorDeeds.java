package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.RosterCommand.ChangeDuty;
import redress.mediation.domain.RosterCommand.ShowRoster;
import redress.mediation.domain.RosterView;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.Deeds;

/** Who is on duty, and so gets claims by load (R31). */
@RestController
@Tag(name = "Mediators", description = "Who is on duty, and so gets claims by load (R31).")
class MediatorDeeds {

    private final Deeds deeds;

    MediatorDeeds(Deeds deeds) {
        this.deeds = deeds;
    }

    record DutyRequest(
            @Schema(description = "whom support speaks of; absent where mediators speak of themselves") @Nullable
            String mediatorId,

            @Schema(description = "true: gets claims from now on, and what waits already; false: gets no more") @NotNull
            Boolean onDuty) {}

    @PostMapping("/mediators/duty")
    @Operation(
            operationId = "changeDuty",
            summary = "Come on duty or go off it (mediator), or say so of one (support)",
            description =
                    "Of those on duty the one with the fewest claims gets the next, of equals the one whose id comes"
                            + " first. Said again it changes nothing. 422: `mediator-missing`, `person-id-malformed`.")
    RosterView duty(Actor actor, @Valid @RequestBody DutyRequest request) {
        return deeds.perform(
                actor,
                "change-duty",
                request,
                new ChangeDuty(mediator(request, actor), request.onDuty(), actor),
                view -> (RosterView) Objects.requireNonNull(view),
                RosterView.class);
    }

    @GetMapping("/mediators")
    @Operation(
            operationId = "showRoster",
            summary = "Who is on duty, who has how many claims, and which wait (mediators, support, auditors)",
            description = "The load by which new claims are given out (R31).")
    RosterView roster(Actor actor) {
        return deeds.ask(actor, new ShowRoster(actor), RosterView.class);
    }

    private static PersonId mediator(DutyRequest request, Actor actor) {
        if (request.mediatorId() != null) return PersonId.require(request.mediatorId());
        if (actor.is(Role.SUPPORT)) throw Refusal.invalid("mediator-missing", "Support names the mediator.");
        return PersonId.of(actor);
    }
}
