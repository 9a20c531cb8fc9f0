package redress.platform.messages;

import io.swagger.v3.oas.annotations.Operation;
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
@Tag(name = "parked messages")
class ParkedMessages {

    /** Why a message is given up. */
    record Discard(@NotBlank @Size(max = 1000) String why) {}

    /** Parked messages, oldest first; {@code next} is the cursor of the following page where there may be one. */
    record Page(List<Parked> messages, long next) {}

    private final Parking parking;

    ParkedMessages(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    @Operation(summary = "Parked messages, oldest first")
    Page list(
            Actor actor,
            @RequestParam(defaultValue = "0") @Min(0) long cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        if (!actor.is(Role.SUPPORT) && !actor.is(Role.AUDITOR))
            throw Refusal.forbidden("role-may-not", "Only support or an auditor may do this.");
        var messages = parking.list(cursor, limit);
        return new Page(
                messages, messages.isEmpty() ? cursor : messages.getLast().id());
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Try a parked message again, and all that queue behind it")
    void release(Actor actor, @PathVariable long id) {
        actor.mustBe(Role.SUPPORT);
        parking.release(id);
    }

    @PostMapping("/{id}/discard")
    @Operation(summary = "Give a parked message up for good; who did it and why is kept")
    void discard(Actor actor, @PathVariable long id, @Valid @RequestBody Discard discard) {
        actor.mustBe(Role.SUPPORT);
        parking.discard(id, actor.toString(), discard.why());
    }
}
