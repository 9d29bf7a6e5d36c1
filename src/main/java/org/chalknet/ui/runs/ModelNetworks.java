package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelInfo;

/**
 * The last network of a model, and the best.
 *
 * @param model what was read from a file
 */
record ModelNetworks(Model model) implements Networks {

    @Override
    public List<Integer> epochs() {
        return Stream.of(bestEpoch(), lastEpoch()).distinct().toList();
    }

    @Override
    public Network read(int epoch) throws IOException {
        if (epoch == lastEpoch()) {
            return model.network();
        }
        Network best = model.best();
        if (best == null || epoch != bestEpoch()) {
            throw new IOException("the network of epoch %d is not kept".formatted(epoch));
        }
        return best;
    }

    private int lastEpoch() {
        ModelInfo info = model.info();
        return info == null ? 0 : Math.max(0, info.epochs().size() - 1);
    }

    private int bestEpoch() {
        ModelInfo info = model.info();
        Integer best = info == null ? null : info.bestEpoch();
        return best == null || model.best() == null ? lastEpoch() : best;
    }
}
