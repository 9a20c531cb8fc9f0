package redress.tools.audit;

/**
 * Something in a journal or a view that is not as it must be.
 *
 * @param where {@code position 17}, {@code stream dsp_…}, {@code dispute_board dsp_…}
 * @param what a sentence for the person who has to act on it
 */
public record Finding(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
