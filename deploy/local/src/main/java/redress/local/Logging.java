package redress.local;

import java.nio.file.Path;

/** One log of everything, written by logback.xml of this module; the services' own settings would fight over it. */
final class Logging {

    static final String SYSTEM = "org.springframework.boot.logging.LoggingSystem";
    private static final String FILE = "redress.log.file";

    private Logging() {}

    /** To be called before anything logs. */
    static void to(Path file) {
        System.setProperty(FILE, file.toString());
        oneForAll();
    }

    static void oneForAll() {
        System.setProperty(SYSTEM, "none");
    }
}
