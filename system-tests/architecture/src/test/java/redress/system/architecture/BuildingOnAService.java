package redress.system.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Nobody builds on a service's app but what runs the services: deploy/local and the system tests. The build's enforcer stops
 * whoever does, transitively too; here it is made sure that nobody else lets themselves off, and that this would be noticed.
 */
class BuildingOnAService {

    private static final Path ROOT = Path.of("../..");
    private static final String EXCUSE = "apps.may.be.used";

    @Test
    void is_for_local_and_the_system_tests_only() throws Exception {
        assertEquals(List.of(), strays(modules()));
    }

    @Test
    void is_refused_by_the_enforcer_to_all_who_are_not_let_off() throws Exception {
        var root = parsed(Files.readString(ROOT.resolve("pom.xml")));
        assertEquals("false", property(root, EXCUSE));
        assertTrue(texts(root, "exclude").contains("redress:*-app"), "the root POM bans what is called redress:…-app");
        for (var service : List.of("order", "dispute", "mediation", "refund"))
            assertEquals(
                    service + "-app",
                    child(parsed(Files.readString(ROOT.resolve(service + "-service/app/pom.xml"))), "artifactId"));
    }

    @Test
    void by_a_planted_module_is_caught() throws Exception {
        var planted = new TreeMap<String, String>();
        planted.put("tools/nosy", pom("", "<dependency><artifactId>refund-app</artifactId></dependency>"));
        planted.put("tools/excused", pom("<" + EXCUSE + ">true</" + EXCUSE + ">", ""));
        planted.put("tools/modest", pom("", "<dependency><artifactId>refund-events</artifactId></dependency>"));
        planted.put("deploy/local", pom("", "<dependency><artifactId>refund-app</artifactId></dependency>"));

        assertEquals(List.of("tools/excused lets itself off", "tools/nosy builds on refund-app"), strays(planted));
    }

    private static String pom(String properties, String dependencies) {
        return "<project><artifactId>planted</artifactId><properties>" + properties + "</properties><dependencies>"
                + dependencies + "</dependencies></project>";
    }

    private static List<String> strays(Map<String, String> poms) throws Exception {
        var strays = new ArrayList<String>();
        for (var pom : poms.entrySet()) {
            var module = pom.getKey();
            if (module.equals("deploy/local") || module.startsWith("system-tests/")) continue;
            var document = parsed(pom.getValue());
            if (!property(document, EXCUSE).isEmpty()) strays.add(module + " lets itself off");
            dependencies(document)
                    .filter(artifact -> artifact.endsWith("-app"))
                    .forEach(artifact -> strays.add(module + " builds on " + artifact));
        }
        return strays;
    }

    /** Every module's POM by its folder. */
    private static Map<String, String> modules() throws Exception {
        var poms = new TreeMap<String, String>();
        for (var module : texts(parsed(Files.readString(ROOT.resolve("pom.xml"))), "module"))
            poms.put(module, Files.readString(ROOT.resolve(module).resolve("pom.xml")));
        assertTrue(poms.containsKey("tools/audit") && poms.containsKey("deploy/local"), poms.keySet()::toString);
        return poms;
    }

    private static Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<String> dependencies(Document pom) {
        return elements(pom, "dependency").map(dependency -> child(dependency, "artifactId"));
    }

    private static String property(Document pom, String name) {
        return String.join("", texts(pom, name));
    }

    private static List<String> texts(Document pom, String name) {
        return elements(pom, name).map(Node::getTextContent).map(String::strip).toList();
    }

    private static Stream<Element> elements(Document pom, String name) {
        var found = pom.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i));
    }

    private static String child(Document pom, String name) {
        return child(pom.getDocumentElement(), name);
    }

    private static String child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node.getNodeName().equals(name)) return node.getTextContent().strip();
        return "";
    }
}
