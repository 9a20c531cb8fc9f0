package redress.platform.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A document that is no policy of this service, and what is wrong with it. */
public final class FlawedPolicy extends IllegalArgumentException {

    /**
     * @param pointer JSON Pointer into the document
     * @param unknownName whether it is there and nobody knows what it means
     */
    public record Flaw(String pointer, String detail, boolean unknownName) {}

    private final transient List<Flaw> flaws;

    FlawedPolicy(List<Flaw> flaws) {
        super(flaws.stream()
                .map(flaw -> flaw.pointer() + ": " + flaw.detail())
                .limit(5)
                .collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
