package redress.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what was refused before a controller was reached. Called directly, there is nothing here. */
@Controller
public final class ProblemPage implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        ofStatus(status).write(request, response);
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 ->
                Problem.of(401, "not-authenticated", "This needs a valid access token.")
                        .header("WWW-Authenticate", "Bearer");
            case 403 -> Problem.of(403, "role-may-not", "This is not open to you.");
            case 404 -> Problem.of(404, "no-such-resource", "There is nothing here.");
            case 405 -> Problem.of(405, "method-not-allowed", "This method is not possible here.");
            case 413 -> Problem.of(413, "body-too-large", "A request's body has at most 65536 bytes.");
            case 414 -> Problem.of(414, "uri-too-long", "The address is too long.");
            case 431 -> Problem.of(431, "headers-too-large", "The request's headers are too large.");
            default ->
                status >= 500
                        ? Problem.of(status, "unexpected", "Something went wrong here; the trace id leads us to it.")
                        : Problem.of(status, "request-refused", "The request cannot be accepted as it is written.");
        };
    }
}
