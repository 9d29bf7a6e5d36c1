package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chalknet.training.RunHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final List<IOException> failures = new ArrayList<>();

    @Test
    void keepsTheNetworksOfAllEpochs() throws Exception {
        Recording recording = recording(null, null);
        assertThat(recording.epochs()).isEmpty();
        assertThat(recording.history()).isNull();
        complete(recording, 0, 0.5, 0.9, 0.7, 0.6);
        assertThat(recording.epochs()).containsExactly(0, 1, 2, 3);
        for (int epoch : recording.epochs()) {
            assertThat(recording.has(epoch)).isTrue();
            assertThat(Samples.epochOf(recording.read(epoch))).isEqualTo(epoch);
        }
        assertThat(recording.has(4)).isFalse();
        assertThatThrownBy(() -> recording.read(4)).hasMessage("the network of epoch 4 is not kept");
        assertThat(failures).isEmpty();
    }

    @Test
    void knowsWhereTheRunStands() {
        Recording recording = recording(null, null);
        complete(recording, 0, 0.5, 0.9, 0.7);
        RunHistory history = recording.history();
        assertThat(history).isNotNull();
        assertThat(history.bestEpoch()).isEqualTo(1);
        KeptRun run = recording.toRun(history, false);
        assertThat(run.metrics()).isEqualTo(Samples.metrics(0.5, 0.9, 0.7));
        assertThat(run.dataset()).isEqualTo(Samples.DATASET);
        assertThat(run.random()).isEqualTo(Samples.STATE);
        assertThat(run.file()).isNull();
    }

    @Test
    void hasTheEpochsThatWereDoneBefore() throws Exception {
        Recording before = recording(null, null);
        complete(before, 0, 0.5, 0.6, 0.7);
        Recording recording = recording(Samples.history(0.5, 0.6), before);
        assertThat(recording.first()).isEqualTo(2);
        assertThat(recording.epochs()).as("epoch 2 is trained anew").containsExactly(0, 1);
        assertThat(recording.has(1)).isTrue();
        assertThat(recording(Samples.history(0.5, 0.6), null).has(1)).isFalse();
        complete(recording, 2, 0.4, 0.3);
        assertThat(recording.epochs()).containsExactly(0, 1, 2, 3);
        for (int epoch : recording.epochs()) {
            assertThat(Samples.epochOf(recording.read(epoch))).isEqualTo(epoch);
        }
        assertThat(recording.history()).isNotNull();
        assertThat(recording.history().bestEpoch()).isEqualTo(1);
    }

    /** A folder of temporary files that is not there takes as little as a full disk does. */
    @Test
    void goesOnWithTheBestAndTheLastWhereNoMoreCanBeKept() throws Exception {
        Recording recording = recording(null, null);
        completeWithoutRoom(recording, 0.5, 0.9, 0.7, 0.6);
        complete(recording, 4, 0.8);
        assertThat(failures).as("told once").hasSize(1);
        assertThat(recording.epochs()).containsExactly(1, 4);
        assertThat(Samples.epochOf(recording.read(1))).isEqualTo(1);
        assertThat(Samples.epochOf(recording.read(4))).isEqualTo(4);
        assertThat(recording.has(3)).isFalse();
        assertThatThrownBy(() -> recording.read(3)).hasMessage("the network of epoch 3 is not kept");
    }

    /** The next epoch may end while the user chooses where to save. */
    @Test
    void keepsWhereARunStoodAlthoughItGoesOnWithoutRoom() throws Exception {
        Recording recording = recording(null, null);
        completeWithoutRoom(recording, 0.5, 0.9, 0.7);
        RunHistory before = recording.history();
        assertThat(before).isNotNull();
        KeptRun run = recording.toRun(before, false);
        assertThat(recording.toRun(before, false)).isEqualTo(run);
        Networks networks = recording.asOfNow();
        complete(recording, 3, 0.95, 0.8);
        assertThat(Samples.epochOf(run.lastNetwork())).isEqualTo(2);
        assertThat(run.history()).isEqualTo(before);
        assertThat(networks.epochs()).containsExactly(1, 2);
        assertThat(Samples.epochOf(networks.read(1))).isEqualTo(1);
        assertThat(Samples.epochOf(networks.read(2))).isEqualTo(2);
        assertThat(recording.asOfNow()).isNotEqualTo(networks);
    }

    private static void completeWithoutRoom(Recording recording, double... testAccuracies) {
        String temporary = System.getProperty("java.io.tmpdir");
        try {
            System.setProperty("java.io.tmpdir", temporary + "/no such folder");
            complete(recording, 0, testAccuracies);
        } finally {
            System.setProperty("java.io.tmpdir", temporary);
        }
    }

    private Recording recording(@Nullable RunHistory from, @Nullable Networks before) {
        return new Recording(Samples.DATASET, Samples.FIVE_EPOCHS, from, before, failures::add);
    }

    private static void complete(Recording recording, int first, double... testAccuracies) {
        for (int i = 0; i < testAccuracies.length; i++) {
            int epoch = first + i;
            RunHistory now = recording.completed(Samples.metrics(epoch, testAccuracies[i]), Samples.after(epoch));
            assertThat(now).isSameAs(recording.history());
        }
    }
}
