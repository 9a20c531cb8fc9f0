package redress.platform.security;

/**
 * An address to which a stranger may post without a token, because whoever serves it verifies a signature over the very
 * bytes of the body before looking into them. A service declares one as a bean.
 *
 * @param path exact, {@code /provider/notices}
 */
public record SignedDoor(String path) {}
