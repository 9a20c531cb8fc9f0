package redress.refund.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.journal.AlreadyDone;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.journal.Rider;
import redress.platform.values.Actor;
import redress.platform.web.Trace;
import redress.refund.domain.RefundCommand.HeedProviderNotice;
import redress.refund.provider.ProviderNotices;

/**
 * Where the payment provider tells by itself what happened to a refund. It has no token, it signs; and what it says is never
 * believed, it only makes us ask: so a notice that is repeated, late or overtaken by another does no harm. The answer is 200
 * as soon as nothing more will come of the notice, so that the provider stops sending it. Not part of the described API.
 */
@Hidden
@RestController
class ProviderNoticeController {

    /** @param effect {@code heard}, {@code heard-before}, or {@code not-ours} */
    record Heard(String effect) {}

    private static final Actor PROVIDER = Actor.rule("provider-notice");
    private static final Logger LOG = LoggerFactory.getLogger(ProviderNoticeController.class);

    private final ProviderNotices notices;
    private final Commands commands;

    ProviderNoticeController(ProviderNotices notices, Commands commands) {
        this.notices = notices;
        this.commands = commands;
    }

    @PostMapping(path = ProviderNotices.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    Heard hear(HttpServletRequest request, @RequestBody byte[] body) {
        var notice = notices.read(request.getHeader(notices.header()), body);
        if (notice.about().isEmpty()) return new Heard("not-ours");
        var command = new HeedProviderNotice(notice.about().get(), notice.ofFailure(), PROVIDER);
        var rider = new Rider.Inbox("urn:redress:provider:" + notices.provider(), notice.id(), digest(body));
        try {
            commands.perform(command, Origin.of(PROVIDER, Trace.of(request).id()), rider);
            return new Heard("heard");
        } catch (AlreadyDone before) {
            return new Heard("heard-before");
        } catch (AggregateNotFoundException elsewhere) {
            LOG.info(
                    "The provider tells of {}, which is not a refund of this service.",
                    notice.about().get());
            return new Heard("not-ours");
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
