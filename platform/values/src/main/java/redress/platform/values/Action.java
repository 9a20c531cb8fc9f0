package redress.platform.values;

/** Something that people may do with a case (R80): what it is called, and to whom it is open at all. When, the case says. */
public interface Action {

    /** As the API calls it, kebab-case. */
    String word();

    /** Whether somebody of this role may ever do it. */
    boolean everOpenTo(Role role);
}
