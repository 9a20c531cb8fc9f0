package redress.platform.local;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** No token is needed: the answers say nothing about anybody, and only local set-ups give them. */
@Hidden
@RestController
class LocalQuestions {

    private final Standstill standstill;

    LocalQuestions(Standstill standstill) {
        this.standstill = standstill;
    }

    @GetMapping("/local/idle")
    Standstill.Answer idle() {
        return standstill.look();
    }
}
