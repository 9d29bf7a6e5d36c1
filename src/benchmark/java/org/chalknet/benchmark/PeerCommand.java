package org.chalknet.benchmark;

import java.util.List;
import java.util.concurrent.Callable;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains with another library, by the notebook's options and printing the notebook's lines. */
@Command(name = "peer", description = "Trains with another library.", hidden = true)
final class PeerCommand implements Callable<Integer> {

    /** The libraries. */
    enum Library {
        PYTORCH,
        OJALGO
    }

    /** What it prints its threads with. */
    static final String THREADS = "Threads: ";

    @Parameters(index = "0")
    private Library library = Library.PYTORCH;

    @Option(names = "--layers", split = ",", required = true)
    private List<Integer> layers = List.of();

    @Option(names = "--batch", required = true)
    private int miniBatch;

    @Option(names = "--keep", required = true)
    private double keepProb;

    @Option(names = "--lam", required = true)
    private double lambda;

    @Option(names = "--lr", required = true)
    private double learningRate;

    @Option(names = "--decay", required = true)
    private double decay;

    @Option(names = "--epochs", required = true)
    private int epochs;

    @Option(names = "--train", required = true)
    private int trainLimit;

    private PeerCommand() {}

    @Override
    public Integer call() throws DatasetException {
        Dataset dataset = BundledMnist.read().limited(trainLimit, Integer.MAX_VALUE);
        Workload workload = new Workload(layers.subList(1, layers.size() - 1), miniBatch, keepProb, lambda);
        try (Peer peer = switch (library) {
            case PYTORCH -> new PyTorchPeer(workload, dataset);
            case OJALGO -> new OjAlgoPeer(workload, dataset);
        }) {
            System.out.println(THREADS + peer.threads());
            for (int epoch = 0; epoch < epochs; epoch++) {
                long start = System.nanoTime();
                peer.train(learningRate / (1 + decay * epoch));
                long trained = System.nanoTime();
                Peer.Quality quality = peer.evaluate();
                long evaluated = System.nanoTime();
                Epoch taken = new Epoch((trained - start) / 1e9, (evaluated - trained) / 1e9, quality.accuracy());
                System.out.println(taken.notebookLine(epoch, quality.loss()));
            }
        }
        return 0;
    }
}
