package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * The networks of a file, read when they are asked for, and only while they are those that it had at first.
 *
 * @param file the file
 * @param epochs the epochs whose networks it has
 * @param checksum the {@link CRC32C} of all their parameters
 */
record FileNetworks(Path file, List<Integer> epochs, long checksum) implements Networks {

    /**
     * Returns the networks of a file.
     *
     * @param read what was read from it just now
     */
    static FileNetworks of(Path file, Model read) {
        return new FileNetworks(file, new ModelNetworks(read).epochs(), checksum(read));
    }

    @Override
    public Network read(int epoch) throws IOException, StorageException {
        return new ModelNetworks(model()).read(epoch);
    }

    /**
     * Returns all that the file holds.
     *
     * @throws StorageException if it cannot be read, or another model has been saved over it
     */
    Model model() throws StorageException {
        Model read = ModelFile.read(file);
        if (checksum(read) != checksum) {
            throw new StorageException(
                    file.toString(), "the network that was opened from it", "another, saved over it since");
        }
        return read;
    }

    /** Returns the same networks in a file to which they have been copied. */
    FileNetworks in(Path copy) {
        return new FileNetworks(copy, epochs, checksum);
    }

    private static long checksum(Model model) {
        CRC32C sum = new CRC32C();
        update(sum, model.network());
        update(sum, model.best());
        return sum.getValue();
    }

    private static void update(CRC32C sum, @Nullable Network network) {
        if (network != null) {
            for (Network.Layer layer : network.layers()) {
                update(sum, layer.weights());
                update(sum, layer.biases());
            }
        }
    }

    private static void update(CRC32C sum, R032Store matrix) {
        ByteBuffer bytes = ByteBuffer.allocate(matrix.data.length * Float.BYTES);
        bytes.asFloatBuffer().put(matrix.data);
        sum.update(bytes);
    }
}
