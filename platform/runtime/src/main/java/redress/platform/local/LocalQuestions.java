package redress.platform.local;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** No token is needed: the answers say nothing about anybody, and only local set-ups give them. */
@Hidden
@RestController
class LocalQuestions {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Standstill standstill;

    LocalQuestions(Standstill standstill) {
        this.standstill = standstill;
    }

    /** @param within how long to wait for it, at most five seconds */
    @GetMapping("/local/idle")
    Standstill.Answer idle(@RequestParam(defaultValue = "PT0S") Duration within) {
        return standstill.await(within.compareTo(LONGEST) < 0 ? within : LONGEST);
    }
}
