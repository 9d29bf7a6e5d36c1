package org.chalknet.ui.runs;

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
    public Network read(int epoch) {
        Network best = model.best();
        return best == null || epoch == lastEpoch() ? model.network() : best;
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
