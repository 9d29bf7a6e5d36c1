package org.chalknet.ui.runs;

import java.nio.file.Path;
import java.util.List;
import org.chalknet.network.Network;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.StorageException;

/**
 * The networks of a file, read when they are asked for.
 *
 * @param file the file
 * @param epochs the epochs whose networks it has
 */
record FileNetworks(Path file, List<Integer> epochs) implements Networks {

    @Override
    public Network read(int epoch) throws StorageException {
        return new ModelNetworks(ModelFile.read(file)).read(epoch);
    }
}
