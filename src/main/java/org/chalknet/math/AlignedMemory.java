package org.chalknet.math;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory outside of the heap that begins where a cache line does; in a {@code float[]}, vectors would reach into two lines, which
 * takes twice as long. It is read and written through {@link #ALL}, by address, and freed some time after this object
 * was last reachable: who uses its address keeps it so by {@link java.lang.ref.Reference#reachabilityFence}.
 */
final class AlignedMemory {

    /**
     * All memory: its bytes are numbered by their addresses, and no bounds are checked. It is a constant to the compiler, which
     * knows that it belongs to no thread. What it compiles would ask of any other segment, at every vector, whether that belongs to
     * another thread, as soon as some in the program do, such as those that JavaFX draws curves with: a mini-batch took a twentieth
     * longer then.
     */
    @SuppressWarnings("restricted") // What gives the addresses are only objects of this class.
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** Bytes of a cache line. */
    static final int LINE = 64;

    private final MemorySegment bytes;
    private final long address;

    /** Makes so many bytes, all of them 0. */
    AlignedMemory(long size) {
        bytes = Arena.ofAuto().allocate(size, LINE);
        address = bytes.address();
    }

    /** Returns how many bytes it has. */
    long size() {
        return bytes.byteSize();
    }

    /** Returns where its first byte is in {@link #ALL}. */
    long address() {
        return address;
    }
}
