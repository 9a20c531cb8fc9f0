package redress.tools.story;

/** One dispute from the order to the money, played with real tokens on a running system. Throws as soon as something is not as told. */
interface Story {

    /** As it is asked for on the command line: {@code counter-offer}. */
    String name();

    /** One sentence for the list of stories. */
    String inOneSentence();

    void play(Scene scene);
}
