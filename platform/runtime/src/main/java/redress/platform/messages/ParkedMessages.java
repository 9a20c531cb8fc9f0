package redress.platform.messages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.messages.Parking.Parked;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** Parked messages for those who heal them: support and auditors look, support releases and discards. */
@RestController
@RequestMapping("/messages/parked")
@Tag(name = "Parked messages", description = "What was heard on Kafka and could not be used.")
class ParkedMessages {

    /**
     * Why a message is given up.
     *
     * @param why why it is given up, 1 to 1000 characters; kept with it
     */
    record Discard(@NotBlank @Size(max = 1000) String why) {}

    /**
     * Parked messages, oldest first; {@code next} is the cursor of the following page where there may be one.
     *
     * @param messages oldest first
     * @param next what goes into {@code cursor} for the following part: the number of the last message
     */
    record ParkedPage(List<Parked> messages, long next) {}

    private final Parking parking;

    ParkedMessages(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    @Operation(
            operationId = "listParkedMessages",
            summary = "Parked messages, oldest first (support, auditor)",
            description = "Messages from Kafka that cannot be used yet or at all, and those that queue behind them.")
    ParkedPage list(
            Actor actor,
            @Parameter(
                            description =
                                    "the number of the message after which to begin; what the part before called `next`")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    long cursor,
            @Parameter(description = "how many rows at most") @RequestParam(defaultValue = "50") @Min(1) @Max(200)
                    int limit) {
        if (!actor.is(Role.SUPPORT) && !actor.is(Role.AUDITOR))
            throw Refusal.forbidden("role-may-not", "Only support or an auditor may do this.")
                    .by("R82");
        var messages = parking.list(cursor, limit);
        return new ParkedPage(
                messages, messages.isEmpty() ? cursor : messages.getLast().id());
    }

    @PostMapping("/{id}/release")
    @Operation(
            operationId = "releaseParkedMessage",
            summary = "Try a parked message again (support)",
            description = "And all that queue behind it. 404: `not-parked`. 409: `not-first-of-its-key`.")
    void release(Actor actor, @Parameter(description = "number of the parked message") @PathVariable long id) {
        actor.mustBe(Role.SUPPORT);
        parking.release(id);
    }

    @PostMapping("/{id}/discard")
    @Operation(
            operationId = "discardParkedMessage",
            summary = "Give a parked message up for good (support)",
            description =
                    "Who did it and why is kept, and what queues behind it goes on. 404: `not-parked`. 409: `not-first-of-its-key`.")
    void discard(
            Actor actor,
            @Parameter(description = "number of the parked message") @PathVariable long id,
            @Valid @RequestBody Discard discard) {
        actor.mustBe(Role.SUPPORT);
        parking.discard(id, actor.toString(), discard.why());
    }
}
