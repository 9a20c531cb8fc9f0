package redress.platform.testkit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.config.Platform;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.testkit.Kettle.BoilKettle;
import redress.platform.testkit.Kettle.FillKettle;
import redress.platform.testkit.Kettle.KettleEvent;
import redress.platform.testkit.Kettle.KettleId;
import redress.platform.testkit.Kettle.KettleView;
import redress.platform.testkit.Kettle.ShowKettle;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** The smallest service that stands on the whole platform. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Platform.class, Kettle.class, KettleService.Api.class})
class KettleService {

    @Bean
    EventNames eventNames() {
        return EventNames.of("kettle", KettleEvent.class);
    }

    record KettleBoiled(String kettleId, Instant boiledAt) {}

    @Bean
    Announcements announcements() {
        return (event, fact) -> switch ((KettleEvent) event) {
            case KettleEvent.KettleFilled filled -> Optional.empty();
            case KettleEvent.KettleBoiled boiled ->
                Optional.of(new Announcement(
                        "redress.kettle.KettleBoiled.v1",
                        boiled.kettleId().value(),
                        boiled.kettleId().value(),
                        new KettleBoiled(boiled.kettleId().value(), boiled.boiledAt())));
        };
    }

    /** @param by whose kettle it is to be */
    record TeaOrdered(String kettleId, int cups, String by) {}

    @Bean
    Subscriptions subscriptions() {
        return Subscriptions.none()
                .hear(
                        "disputes.v1",
                        "redress.tea.TeaOrdered.v1",
                        TeaOrdered.class,
                        tea -> new FillKettle(
                                new KettleId(tea.kettleId()), tea.cups(), new Actor(tea.by(), Role.BUYER)));
    }

    /** @param cups how many cups of water, in units of 0.2 l */
    record Fill(@Min(1) int cups) {}

    record Filled(KettleId kettleId) {}

    @RestController
    @Tag(name = "Kettles", description = "Who has none of this id gets 404 `no-such-id`.")
    static class Api {

        private final Deeds deeds;

        Api(Deeds deeds) {
            this.deeds = deeds;
        }

        @PostMapping("/kettles")
        @Operation(operationId = "fillKettle", summary = "Fill one", description = "422: `kettle-too-small`.")
        ResponseEntity<Filled> fill(Actor actor, @Valid @RequestBody Fill fill) {
            var id = new KettleId(Ids.fresh("ket_"));
            var answer = deeds.perform(
                    actor,
                    "fill-kettle",
                    fill,
                    new FillKettle(id, fill.cups(), actor),
                    done -> new Filled(id),
                    Filled.class);
            return ResponseEntity.created(URI.create("/kettles/" + answer.kettleId()))
                    .body(answer);
        }

        @PostMapping("/kettles/{id}/boiling")
        @Operation(operationId = "boilKettle", summary = "Boil it", description = "Once. 409: `kettle-boiled`.")
        KettleView boil(
                Actor actor,
                @Parameter(description = "id of the kettle") @PathVariable String id,
                @RequestBody Empty nothing) {
            var kettle = new KettleId(Ids.require("ket_", id));
            deeds.perform(actor, "boil-kettle", nothing, new BoilKettle(kettle, actor), done -> Map.of(), Map.class);
            return deeds.ask(actor, new ShowKettle(kettle, actor), KettleView.class);
        }

        @GetMapping("/kettles")
        @Operation(operationId = "listKettles", summary = "All", description = "There are none.")
        Page<KettleView> all(Paging paging) {
            return paging.page(
                    List.of(),
                    row -> new Paging.Place(Instant.EPOCH, row.kettleId().value()));
        }

        @GetMapping("/kettles/{id}")
        @Operation(operationId = "showKettle", summary = "One", description = "Filled or boiled.")
        KettleView show(Actor actor, @Parameter(description = "id of the kettle") @PathVariable String id) {
            return deeds.ask(actor, new ShowKettle(new KettleId(Ids.require("ket_", id)), actor), KettleView.class);
        }
    }
}
