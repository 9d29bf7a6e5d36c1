package org.chalknet.ui.notices;

import java.util.List;

/**
 * Something to say.
 *
 * @param id what a test and a style know it by
 * @param text the words
 * @param ofRun whether it is about the run that is shown, and of no interest with the next one
 * @param choices what can be done about it, the most sensible first; each ends the notice
 */
public record Notice(String id, String text, boolean ofRun, List<Choice> choices) {

    /**
     * Something to do.
     *
     * @param id what a test knows it by
     * @param label its name
     * @param work what it does
     */
    public record Choice(String id, String label, Runnable work) {}

    /** Copies the list. */
    public Notice {
        choices = List.copyOf(choices);
    }
}
