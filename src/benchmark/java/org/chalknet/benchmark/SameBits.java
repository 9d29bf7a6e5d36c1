package org.chalknet.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether what Chalknet computes depends on the number of threads or on the width of vectors, which it must not. */
final class SameBits {

    /** Beside sizes as they are used, some that neither vectors nor tiles divide. */
    private static final List<Workload> WORKLOADS =
            List.of(Workload.NARROW, new Workload(List.of(131, 37), 59, 0.8, 0.1));

    private static final int EPOCHS = 2;
    private static final int TRAIN_LIMIT = 20_000;

    private SameBits() {}

    /**
     * Trains in all ways and says in one line whether the reports have the same metrics.
     *
     * @throws IOException if Chalknet fails
     */
    static String check() throws IOException, InterruptedException {
        Map<String, List<String>> waysByDigest = new LinkedHashMap<>();
        for (int threads = 1; threads <= 4; threads++) {
            String digest = digest(Program.chalknet(threads));
            waysByDigest.computeIfAbsent(digest, _ -> new ArrayList<>()).add("threads: " + threads);
        }
        for (int bytes = 16; bytes <= 64; bytes *= 2) {
            String digest = digest(Program.chalknet(Machine.cores(), "-XX:MaxVectorSize=" + bytes));
            waysByDigest.computeIfAbsent(digest, _ -> new ArrayList<>()).add("bits of a vector: " + bytes * 8);
        }
        return (waysByDigest.size() == 1 ? "The same bits in all reports: " : "DIFFERENT BITS in the reports: ")
                + waysByDigest;
    }

    private static String digest(Program chalknet) throws IOException, InterruptedException {
        MessageDigest digest = sha256();
        for (Workload workload : WORKLOADS) {
            String name = "bits " + workload.layers("-");
            chalknet.run(name, workload, EPOCHS, TRAIN_LIMIT);
            for (String line : Files.readAllLines(Program.report(name))) {
                digest.update(line.replaceFirst(",[^,]*,[^,]*$", "\n").getBytes(US_ASCII));
            }
        }
        return "SHA-256 " + HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
