package redress.platform.web;

/** A request that cannot be understood: it ends in the problem it carries, before any command is made of it. */
public final class BadRequest extends RuntimeException {

    private final transient Problem problem;

    public BadRequest(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** 400 with a code and a sentence. */
    public BadRequest(String code, String detail) {
        this(Problem.of(400, code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
