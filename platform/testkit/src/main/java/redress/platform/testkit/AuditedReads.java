package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.People.AUDITOR_1;

/** Whether every look that an auditor takes at anything that a service shows is logged, with what they look for (R82). */
public final class AuditedReads {

    private AuditedReads() {}

    /** @param output what the service logs */
    public static void check(ServiceTest service, CharSequence output) {
        var paths = service.stranger().get("/v3/api-docs").must(200).json().path("paths");
        for (var path : paths.properties()) {
            var get = path.getValue().path("get");
            if (get.isMissingNode()) continue;
            var uri = path.getKey().replaceAll("\\{[^}]+}", "abc_00000000000000000000000000");
            var separator = "?";
            for (var parameter : get.path("parameters"))
                if (parameter.path("in").asString("").equals("query")
                        && parameter.path("required").asBoolean(false)) {
                    uri += separator + parameter.path("name").asString() + "=abc_12345678";
                    separator = "&";
                }
            service.as(AUDITOR_1).get(uri);
            assertThat(output.toString()).contains(AUDITOR_1 + " looks at uri=" + uri);
        }
    }
}
