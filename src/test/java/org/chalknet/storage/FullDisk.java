package org.chalknet.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A full disk, in earnest: Linux has a device that has no space left for anything. */
public final class FullDisk {

    private static final Path FULL = Path.of("/dev/full");

    private FullDisk() {}

    /** Lets the next replacement of a file find the disk full, and only that one; leaves a test out where it cannot. */
    public static void under(Path file) throws IOException {
        Path beside = file.resolveSibling(".%s.%d.tmp"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        Files.createSymbolicLink(beside, device());
    }

    /** Returns a file that can be opened but not written; leaves a test out where there is none. */
    public static Path device() {
        Assumptions.assumeTrue(Files.isWritable(FULL), "this system has no " + FULL);
        return FULL;
    }
}
