package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.List;
import org.chalknet.network.Network;
import org.chalknet.storage.StorageException;

/** The networks of a run's epochs, wherever they are. Safe for use by several threads. */
interface Networks {

    /** Returns the epochs whose networks can be had, in order. */
    List<Integer> epochs();

    /**
     * Returns the network of an epoch that can be had; may take a moment.
     *
     * @throws IOException if it cannot be read
     * @throws StorageException if what holds it is damaged
     */
    Network read(int epoch) throws IOException, StorageException;

    /** Returns the networks that can be had now, which stay to be had while the run goes on. */
    default Networks asOfNow() {
        return this;
    }
}
