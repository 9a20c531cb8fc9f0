package redress.local;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log of everything, written by logback.xml of this module; the services' own settings would fight over it. */
final class Logging {

    static final String SYSTEM = "org.springframework.boot.logging.LoggingSystem";
    private static final String FILE = "redress.log.file";

    private Logging() {}

    /** Where the logs are. */
    static Path in(Path folder) {
        return folder.resolve("logs");
    }

    /** To be called before anything logs. */
    static void to(Path file) {
        System.setProperty(FILE, file.toString());
        oneForAll();
        LoggerFactory.getLogger(Logging.class); // once, before many threads want it at the same time
    }

    static void oneForAll() {
        System.setProperty(SYSTEM, "none");
        if (SLF4JBridgeHandler.isInstalled()) return;
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // Tomcat's, which would go to the terminal
        SLF4JBridgeHandler.install();
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
