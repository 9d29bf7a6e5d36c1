package org.chalknet.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked and told in windows of their own; an interface, since tests have nobody to answer. */
public interface Dialogs {

    /**
     * Tells of a failure and returns at once.
     *
     * @param what what failed
     * @param advice what to do about it
     */
    void error(String what, String advice);

    /**
     * Tells what is wrong with a part of something, and offers the rest. Returns at once.
     *
     * @param what what is wrong
     * @param parts each wrong part and its reason, at least one
     * @param rest what the rest is called on the button that takes it
     * @param taken run if the user wants the rest; null if there is none
     */
    void offer(String what, List<String> parts, String rest, @Nullable Runnable taken);

    /**
     * Asks what to do. Returns at once; if the user thinks better of it, nothing is done.
     *
     * @param what what about
     * @param advice what speaks for or against it
     * @param usual whether Enter gives the first answer, as it should where nothing is lost with it
     * @param answers what can be done: what each is called on its button, and what it does
     */
    void ask(String what, String advice, boolean usual, List<Answer> answers);

    /**
     * Something to do.
     *
     * @param label what it is called on its button
     * @param work what it does
     */
    record Answer(String label, Runnable work) {}

    /**
     * Asks for a folder.
     *
     * @param title what for
     * @return the folder, or nothing if the user thought better of it
     */
    Optional<Path> chooseFolder(String title);

    /**
     * Asks for a file to open.
     *
     * @param title what for
     * @param kind what such files are called
     * @param extension how their names end, with its dot
     * @return the file, or nothing if the user thought better of it
     */
    Optional<Path> openFile(String title, String kind, String extension);

    /**
     * Asks where to save a file, as {@link #openFile} asks; a name without the extension gets it.
     *
     * @param subject what the file is of, such as a data set's name, for the name that is proposed
     * @return the file, which may be there already if the user wants it replaced
     */
    Optional<Path> saveFile(String title, String kind, String extension, String subject);
}
