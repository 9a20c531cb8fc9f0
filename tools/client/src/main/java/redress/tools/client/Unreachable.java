package redress.tools.client;

/** Nobody answered at an address for as long as it was tried. Nothing is known about whether the deed was done. */
public final class Unreachable extends RuntimeException {

    Unreachable(String asked, Throwable cause) {
        super(asked + " was not answered: " + cause, cause);
    }
}
