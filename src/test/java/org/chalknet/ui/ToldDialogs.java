package org.chalknet.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dialogs for tests: keeps what was told and chooses the folder and the file that it was given. */
public final class ToldDialogs implements Dialogs {

    /** What was told, each failure in one line. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    /** Whether what is offered is taken. */
    public boolean takesOffers;

    /** Which answer a question gets next; none if the user thinks better of it. */
    public Optional<String> answer = Optional.empty();

    /** Whether a question waits until it is answered. */
    public boolean waits;

    private List<Answer> asked = List.of();

    /** The folder that is chosen next. */
    public Optional<Path> folder = Optional.empty();

    /** The file that is chosen next. */
    public Optional<Path> file = Optional.empty();

    /** What the files that were asked for are to be saved for, in words. */
    public final List<String> titles = new CopyOnWriteArrayList<>();

    /** What the files that were asked for are of. */
    public final List<String> subjects = new CopyOnWriteArrayList<>();

    @Override
    public void error(String what, String advice) {
        told.add(what + " | " + advice);
    }

    @Override
    public void offer(String what, List<String> parts, String rest, @Nullable Runnable taken) {
        told.add(what + " | " + String.join(" | ", parts) + (taken == null ? "" : " | " + rest));
        if (takesOffers && taken != null) {
            taken.run();
        }
    }

    @Override
    public void ask(String what, String advice, boolean usual, List<Answer> answers) {
        told.add(what + " | " + advice + " | "
                + answers.stream().map(Answer::label).collect(Collectors.joining(" | ")));
        asked = answers;
        if (!waits) {
            answer.ifPresent(this::answer);
        }
    }

    /** Answers what was asked last. */
    public void answer(String label) {
        asked.stream()
                .filter(one -> one.label().equals(label))
                .toList()
                .forEach(one -> one.work().run());
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return folder;
    }

    @Override
    public Optional<Path> openFile(String title, String kind, String extension) {
        return file;
    }

    @Override
    public Optional<Path> saveFile(String title, String kind, String extension, String subject) {
        titles.add(title);
        subjects.add(subject);
        return file;
    }
}
