package org.chalknet.benchmark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.chalknet.data.DatasetException;
import org.chalknet.storage.StorageException;
import org.chalknet.ui.board.AnswerLatencyBenchmark;
import picocli.CommandLine.Command;

/** Measures how fast the bars follow the pen, on JavaFX's own platform without a screen. */
@Command(
        name = "latency",
        description = "Measures how fast the answer follows the pen.",
        mixinStandardHelpOptions = true)
final class LatencyBenchmark implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException, DatasetException, IOException, StorageException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        AnswerLatencyBenchmark.run();
        return 0;
    }
}
