package redress.platform.messages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.messages.Parking.Parked;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.Page;
import redress.platform.web.Paging;

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

    private final Parking parking;

    ParkedMessages(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    @Operation(
            operationId = "listParkedMessages",
            summary = "Parked messages, oldest first (support, auditor)",
            description =
                    "Messages from Kafka that cannot be used yet or at all, and those that queue behind them. 400:"
                            + " `limit-invalid`, `cursor-invalid`.")
    Page<Parked> list(Actor actor, Paging paging) {
        if (!actor.is(Role.SUPPORT) && !actor.is(Role.AUDITOR))
            throw Refusal.forbidden("role-may-not", "Only support or an auditor may do this.")
                    .by("R82");
        var after = paging.after();
        return paging.page(
                parking.list(after == null ? 0 : after.at().getEpochSecond(), paging.fetch()), ParkedMessages::place);
    }

    /** The number of a message is its place. */
    static Paging.Place place(Parked message) {
        return new Paging.Place(Instant.ofEpochSecond(message.id()), "prk_0");
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
