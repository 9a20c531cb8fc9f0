package redress.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own refusals (an address or a method it will not even route) in our words instead of an HTML page. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            ProblemPage.ofStatus(response.getStatus()).write(request, response.getResponse());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
