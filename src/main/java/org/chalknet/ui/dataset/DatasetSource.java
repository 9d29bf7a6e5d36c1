package org.chalknet.ui.dataset;

import java.nio.file.Path;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;

/** Where data sets come from; called on a background thread. */
public interface DatasetSource {

    /**
     * Reads the data set that is inside the program.
     *
     * @throws DatasetException if it cannot be read; the message names the file, what was expected and what was found
     */
    Dataset bundled() throws DatasetException;

    /**
     * Reads a folder of the user's own.
     *
     * @throws DatasetException if it cannot be read; the message names the file, what was expected and what was found
     */
    Dataset folder(Path folder) throws DatasetException;
}
