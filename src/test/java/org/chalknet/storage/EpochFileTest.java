package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFileTest {

    private static final List<Integer> SIZES = List.of(784, 100, 10);

    @TempDir
    private Path folder;

    @Test
    void givesEveryNetworkBack() throws IOException {
        try (EpochFile file = EpochFile.create(folder, SIZES, 0)) {
            for (int epoch : new int[] {2, 0, 5}) {
                file.write(epoch, network(epoch));
            }
            assertThat(file.epochs()).containsExactly(0, 2, 5);
            for (int epoch : file.epochs()) {
                Network read = file.read(epoch);
                for (int l = 0; l < 2; l++) {
                    assertThat(read.layers().get(l).weights().data)
                            .isEqualTo(network(epoch).layers().get(l).weights().data);
                    assertThat(read.layers().get(l).biases().data)
                            .isEqualTo(network(epoch).layers().get(l).biases().data);
                }
            }
            assertThatThrownBy(() -> file.read(1)).hasMessage("the network of epoch 1 is not kept");
        }
        assertThat(folder).as("a temporary file").isEmptyDirectory();
    }

    @Test
    void leavesRoomOnTheDisk() throws IOException {
        try (EpochFile file = EpochFile.create(folder, SIZES, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> file.write(0, network(0)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("would be left free in");
            assertThat(file.epochs()).isEmpty();
        }
    }

    @Test
    void refusesAnotherNetwork() throws IOException {
        try (EpochFile file = EpochFile.create(folder, SIZES, 0)) {
            Network other = HeInitializer.initialize(List.of(784, 10), new NumPyRandom(0));
            assertThatThrownBy(() -> file.write(0, other))
                    .hasMessage("layers must have [784, 100, 10] units, but have [784, 10]");
        }
    }

    private static Network network(long seed) {
        Network network = HeInitializer.initialize(SIZES, new NumPyRandom(seed));
        network.layers().forEach(layer -> layer.biases().data[0] = seed + 0.5f);
        return network;
    }
}
