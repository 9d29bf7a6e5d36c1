package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestOnlyTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void leavesOutWhatWaits() {
        LatestOnly<String> work = new LatestOnly<>(background::add, done::add);
        work.want("a");
        work.want("b");
        work.want("c");
        assertThat(done).isEmpty();
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(done).containsExactly("c");
        work.want("d");
        background.remove().run();
        assertThat(done).containsExactly("c", "d");
    }

    @Test
    void takesWhatIsWantedDuringTheWork() {
        List<LatestOnly<String>> self = new ArrayList<>();
        self.add(new LatestOnly<>(background::add, now -> {
            done.add(now);
            if (now.equals("a")) {
                self.getFirst().want("b");
                self.getFirst().want("c");
            }
        }));
        self.getFirst().want("a");
        background.remove().run();
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(done).containsExactly("a", "c");
    }

    /** Else nothing would be done any more. */
    @Test
    void goesOnAfterAFailure() {
        LatestOnly<String> work = new LatestOnly<>(background::add, now -> {
            if (now.equals("bad")) {
                throw new IllegalStateException(now);
            }
            done.add(now);
        });
        work.want("bad");
        try {
            background.remove().run();
        } catch (IllegalStateException e) {
            done.add("failed");
        }
        work.want("good");
        background.remove().run();
        assertThat(done).containsExactly("failed", "good");
    }
}
