package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedMemoryTest {

    /** What is only known by its address would be freed. */
    private final List<AlignedMemory> kept = new ArrayList<>();

    private AlignedMemory memory(long size) {
        kept.add(new AlignedMemory(size));
        return kept.getLast();
    }

    private byte[] content(AlignedMemory memory) {
        return AlignedMemory.ALL.asSlice(memory.address(), memory.size()).toArray(ValueLayout.JAVA_BYTE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 64, 100, 1 << 20})
    void beginsACacheLineAndIsZero(long size) {
        AlignedMemory memory = memory(size);
        assertThat(memory.address() % 64).isZero();
        assertThat(content(memory)).isEqualTo(new byte[(int) size]);
    }

    @Test
    void keepsWhatIsWrittenWhileItIsReachable() {
        for (int i = 0; i < 10; i++) {
            AlignedMemory memory = memory(100 + i);
            AlignedMemory.ALL.asSlice(memory.address(), memory.size()).fill((byte) i);
            // Freed: others may get it.
            assertThat(new AlignedMemory(100 + i).size()).isEqualTo(100 + i);
            System.gc();
        }
        for (int i = 0; i < 10; i++) {
            assertThat(content(kept.get(i))).hasSize(100 + i).containsOnly(i);
        }
    }
}
