package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNetworksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void readsWhatItHadAtFirst() throws Exception {
        Path file = folder.resolve("own.npz");
        ModelFile.save(file, model(1));
        FileNetworks networks = FileNetworks.of(file, ModelFile.read(file));
        Path copy = Files.copy(file, folder.resolve("copy.npz"));
        Files.delete(file);
        assertThat(networks.in(copy).read(0).layers().getFirst().weights().data)
                .isEqualTo(model(1).network().layers().getFirst().weights().data);
    }

    @Test
    void refusesWhatIsSavedOverIt() throws Exception {
        Path file = folder.resolve("own.npz");
        ModelFile.save(file, model(1));
        FileNetworks networks = FileNetworks.of(file, ModelFile.read(file));
        ModelFile.save(file, model(2));
        assertThatThrownBy(() -> networks.read(0))
                .isInstanceOf(StorageException.class)
                .hasMessage(file
                        + ": expected the network that was opened from it, but found another, saved over it since");
        ModelFile.save(file, model(1));
        assertThat(networks.read(0)).isNotNull();
    }

    @Test
    void refusesAnEpochThatItDoesNotHave() throws Exception {
        Path file = folder.resolve("own.npz");
        ModelFile.save(
                file, Model.of("test", Samples.DATASET, Samples.FIVE_EPOCHS, Samples.history(0.5, 0.9, 0.7, 0.6)));
        FileNetworks networks = FileNetworks.of(file, ModelFile.read(file));
        assertThat(networks.epochs()).containsExactly(1, 3);
        assertThat(Samples.epochOf(networks.read(1))).isEqualTo(1);
        assertThat(Samples.epochOf(networks.read(3))).isEqualTo(3);
        assertThatThrownBy(() -> networks.read(2)).hasMessage("the network of epoch 2 is not kept");
    }

    private static Model model(int seed) {
        return new Model(HeInitializer.initialize(List.of(1, 3, 2), new NumPyRandom(seed)), null, null);
    }
}
