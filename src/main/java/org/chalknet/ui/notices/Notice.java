package org.chalknet.ui.notices;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

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
     * @param available whether it can be done now
     * @param work what it does
     */
    public record Choice(String id, String label, ObservableBooleanValue available, Runnable work) {

        /** Makes a choice that can be done at any time. */
        public Choice(String id, String label, Runnable work) {
            this(id, label, new SimpleBooleanProperty(true), work);
        }
    }

    /** Copies the list. */
    public Notice {
        choices = List.copyOf(choices);
    }
}
