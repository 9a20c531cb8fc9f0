package redress.refund.provider;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The line on which Stripe's SDK speaks. The SDK's own line sends a POST a second time when a connection breaks, waits for
 * ever on an answer that drips, and reports how it did; this one sends once, has one limit for the whole exchange, follows no
 * redirect, takes no answer of more than a megabyte, and tells nobody.
 */
final class StripeLine extends HttpClient {

    private static final long LONGEST_ANSWER = 1 << 20;

    private final java.net.http.HttpClient http;
    private final Duration patience;

    StripeLine(Duration connectWithin, Duration answerWithin) {
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectWithin)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build();
        this.patience = answerWithin;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        var exchange = http.sendAsync(
                message(request), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            var answer = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    answer.statusCode(), HttpHeaders.of(answer.headers().map()), answer.body());
        } catch (ExecutionException broken) {
            throw broken("the line broke: " + broken.getCause(), broken);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw broken("no answer within " + patience, slow);
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw broken("stopped while waiting for the answer", stopping);
        }
    }

    private static HttpRequest message(StripeRequest request) throws StripeException {
        try {
            var message = HttpRequest.newBuilder(request.url().toURI());
            request.headers().map().forEach((name, values) -> values.forEach(value -> message.header(name, value)));
            message.header("User-Agent", "Redress");
            var content = request.content();
            if (content == null)
                return message.method(request.method().name(), BodyPublishers.noBody())
                        .build();
            return message.header("Content-Type", content.contentType())
                    .method(request.method().name(), BodyPublishers.ofByteArray(content.byteArrayContent()))
                    .build();
        } catch (URISyntaxException impossible) {
            throw broken("Stripe's address is not one", impossible);
        }
    }

    private static ApiConnectionException broken(String how, Exception cause) {
        return new ApiConnectionException(how, cause);
    }
}
