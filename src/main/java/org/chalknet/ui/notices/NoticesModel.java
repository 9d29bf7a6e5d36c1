package org.chalknet.ui.notices;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that nobody has dealt with yet. */
public final class NoticesModel {

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnlyNotices = FXCollections.unmodifiableObservableList(notices);

    /** Says something; the newest is seen first. */
    public void say(Notice notice) {
        notices.add(notice);
    }

    /** Ends a notice. */
    public void end(Notice notice) {
        notices.remove(notice);
    }

    /** Ends what is about the run that is shown. */
    public void endOfRun() {
        notices.removeIf(Notice::ofRun);
    }

    /** Returns what there is to say, the newest last. */
    public ObservableList<Notice> notices() {
        return readOnlyNotices;
    }
}
