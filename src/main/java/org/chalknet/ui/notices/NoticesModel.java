package org.chalknet.ui.notices;

import java.nio.file.Path;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.ui.Texts;

/** The notices that nobody has dealt with yet, and what has been done at last. */
public final class NoticesModel {

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnlyNotices = FXCollections.unmodifiableObservableList(notices);

    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    /** Says something; the newest is seen first. */
    public void say(Notice notice) {
        notices.add(notice);
    }

    /** Ends a notice. */
    public void end(Notice notice) {
        notices.remove(notice);
    }

    /** Ends what is about the run that is shown, as far as something is true of it. */
    public void endOfRun(Predicate<Notice> property) {
        notices.removeIf(notice -> notice.ofRun() && property.test(notice));
    }

    /** Says that something is done that the user asked for and would else not see. */
    public void done(String words) {
        // The same again is done anew.
        done.set("");
        done.set(words);
    }

    /** Says that a file is saved, and where. */
    public void saved(Path file) {
        done(Texts.get(
                "notice.saved",
                file.getFileName(),
                String.valueOf(file.toAbsolutePath().getParent())));
    }

    /** Returns what has been done at last; empty once that is a while ago. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Returns what there is to say, the newest last. */
    public ObservableList<Notice> notices() {
        return readOnlyNotices;
    }
}
