package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the tiles of a piece of work promise one thread; what they promise several, {@link WorkerTeamTest} shows. */
class SharedTilesTest {

    private final List<String> computed = new ArrayList<>();

    @Test
    void givesAWorkerItsOwnThenTheCommonOnesAndThenThoseOfTheOthers() {
        SharedTiles tiles = tiles(3, 7, 2);

        tiles.compute(1);

        assertThat(computed).containsExactly("1:2", "1:3", "1:7", "1:8", "1:4", "1:5", "1:6", "1:0", "1:1");
        assertThat(tiles.areDone()).isTrue();
    }

    @Test
    void givesNoTileTwice() {
        SharedTiles tiles = new SharedTiles(2, 4, 2, this::add, () -> computed.size() == 3);

        tiles.compute(1);
        tiles.compute(0);

        assertThat(computed).containsExactly("1:2", "1:3", "1:4");
    }

    @Test
    void hasCommonTilesUntilTheLastIsTaken() {
        List<Boolean> more = new ArrayList<>();
        SharedTiles[] tiles = new SharedTiles[1];
        tiles[0] = new SharedTiles(2, 2, 2, (_, _) -> more.add(tiles[0].hasCommon()), () -> false);

        tiles[0].compute(1);

        assertThat(more).containsExactly(true, true, false, false);
    }

    @Test
    void isDoneWithoutTiles() {
        SharedTiles tiles = tiles(2, 0, 0);

        assertThat(tiles.areDone()).isTrue();
        assertThat(tiles.hasCommon()).isFalse();
        tiles.finish();
    }

    @Test
    void computesTheOthersAfterOneThatFailed() {
        IllegalStateException failure = new IllegalStateException("the second tile");
        SharedTiles tiles = new SharedTiles(
                1,
                0,
                3,
                (worker, tile) -> {
                    add(worker, tile);
                    if (tile == 1) {
                        throw failure;
                    }
                },
                () -> false);

        assertThatThrownBy(tiles::finish).isSameAs(failure);
        assertThat(computed).containsExactly("0:0", "0:1", "0:2");
    }

    @Test
    void saysThatTilesWereLeftOut() {
        AtomicBoolean cancelled = new AtomicBoolean(true);
        SharedTiles tiles = new SharedTiles(2, 1, 0, this::add, cancelled::get);
        tiles.compute(1);
        cancelled.set(false);

        assertThat(tiles.areDone()).isTrue();
        assertThatThrownBy(tiles::finish)
                .isInstanceOf(CancellationException.class)
                .hasMessage("the work was cancelled");
        assertThat(computed).isEmpty();
    }

    private SharedTiles tiles(int threads, int owned, int common) {
        return new SharedTiles(threads, owned, common, this::add, () -> false);
    }

    private void add(int worker, int tile) {
        computed.add(worker + ":" + tile);
    }
}
