package org.chalknet.ui;

import java.nio.file.Path;
import java.util.Optional;

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
     * @return the file, which may be there already if the user wants it replaced
     */
    Optional<Path> saveFile(String title, String kind, String extension);
}
