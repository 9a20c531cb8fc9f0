package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers a controller's exceptions, whatever the client said it accepts. */
@RestControllerAdvice
public final class ProblemAdvice {

    private final Because because;

    ProblemAdvice(Because because) {
        this.because = because;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (exception instanceof AsyncRequestNotUsableException) return; // the client went away
        because.of(Problems.of(exception, request), request).write(request, response);
    }
}
