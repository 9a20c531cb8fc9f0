package redress.mediation.api;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.About;
import redress.platform.web.Deeds;

/** How a deed on a claim is done: once per key, and answered with the claim as the doer now sees it. */
@Component
class Claims {

    private final Deeds deeds;
    private final Words words;

    Claims(Deeds deeds, Words words) {
        this.deeds = deeds;
        this.words = words;
    }

    static ClaimId id(String id) {
        return new ClaimId(Ids.require("clm_", id));
    }

    ClaimView perform(Actor actor, String operation, String about, Object request, Object command) {
        return perform(
                        actor,
                        operation,
                        about,
                        request,
                        command,
                        view -> (ClaimView) Objects.requireNonNull(view),
                        ClaimView.class)
                .telling(words::read); // only now: what is stored with an idempotency key holds no words
    }

    <T> T perform(
            Actor actor,
            String operation,
            String about,
            Object request,
            Object command,
            Function<@Nullable Object, T> answer,
            Class<T> type) {
        return deeds.perform(actor, operation, new About(about, request), command, answer, type);
    }
}
