package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.assertj.core.data.Offset;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrainerTest {

    private record Run(List<EpochMetrics> epochs, List<Network> networks) {

        private static Run of(TrainingSettings settings, int threads) {
            Run run = new Run(new ArrayList<>(), new ArrayList<>());
            new Trainer(Digits.limited(1030, 333), settings, threads)
                    .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, checkpoint) -> {
                        run.epochs.add(metrics);
                        run.networks.add(checkpoint.network());
                    });
            return run;
        }
    }

    /** What a trainer tells, in words. */
    private static final class Heard implements TrainingListener {

        private final List<String> words = Collections.synchronizedList(new ArrayList<>());
        private final Map<String, Runnable> then = new HashMap<>();

        private Heard() {}

        /** One that does something after the first mini-batch, of 64, of an epoch. */
        private Heard(int epoch, Runnable work) {
            then.put(epoch + ": 64", work);
        }

        /** Does something after the last mini-batch of an epoch of 150. */
        private void atTheEndOf(int epoch, Runnable work) {
            then.put(epoch + ": 150", work);
        }

        private List<Integer> done() {
            return words.stream()
                    .filter(one -> one.endsWith(" done"))
                    .map(one -> Integer.valueOf(one.replace(" done", "")))
                    .toList();
        }

        @Override
        public void trained(int epoch, int examples) {
            String word = epoch + ": " + examples;
            words.add(word);
            then.getOrDefault(word, () -> {}).run();
        }

        @Override
        public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
            words.add(metrics.epoch() + " done");
        }

        @Override
        public void diverged(int epoch) {
            words.add("diverged in " + epoch);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.8, 64", "1, 100", "0.5, 7"})
    void givesTheSameBitsOnAnyNumberOfThreads(double keepProb, int miniBatchSize) {
        assertSameBitsOnAnyNumberOfThreads(
                new TrainingSettings(List.of(70, 33), keepProb, 0.3, 0.1, 0.1, miniBatchSize, 4, 5));
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreadsWithMoreParametersThanACacheHolds() {
        assertSameBitsOnAnyNumberOfThreads(new TrainingSettings(List.of(700, 90), 0.8, 0.3, 0.1, 0.1, 50, 4, 5));
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreadsWithAugmentation() {
        assertSameBitsOnAnyNumberOfThreads(
                new TrainingSettings(List.of(70), 0.9, 0, 0.1, 0, 64, 4, 5, Augmentation.ELASTIC));
    }

    @Test
    void trainsOnDistortedImagesAndMeasuresOnTheImagesThemselves() {
        Run plain = Run.of(new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, 0), 2);
        Run distorted = Run.of(new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, 0, Augmentation.AFFINE), 2);
        assertThat(distorted.networks.getFirst().layers().getFirst().weights().data)
                .isNotEqualTo(plain.networks.getFirst().layers().getFirst().weights().data);
        Network network = distorted.networks.getFirst();
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            assertThat(new Evaluation(network.layerSizes(), team)
                            .measure(
                                    network.prepared(),
                                    Digits.limited(1030, 333).training())
                            .loss())
                    .isEqualTo(distorted.epochs.getFirst().loss());
        }
    }

    /** From the same weights and draws: all that can differ is how the images are distorted. */
    @Test
    void distortsTheImagesOfEachEpochAnew() {
        assertThat(weightsAfterEpoch(1, Augmentation.OFF)).isEqualTo(weightsAfterEpoch(0, Augmentation.OFF));
        assertThat(weightsAfterEpoch(1, Augmentation.AFFINE)).isNotEqualTo(weightsAfterEpoch(0, Augmentation.AFFINE));
    }

    private static float[] weightsAfterEpoch(int epoch, Augmentation augmentation) {
        NumPyRandom random = new NumPyRandom(0);
        Network network = HeInitializer.initialize(List.of(784, 10), random);
        List<Network> networks = new ArrayList<>();
        new Trainer(
                        Digits.limited(100, 10),
                        new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, epoch + 1, 0, augmentation),
                        2)
                .run(
                        new Checkpoint(network, random.state(), epoch),
                        new TrainingControl(TrainingControl.State.RUNNING),
                        (_, checkpoint) -> networks.add(checkpoint.network()));
        return networks.getFirst().layers().getFirst().weights().data;
    }

    private static void assertSameBitsOnAnyNumberOfThreads(TrainingSettings settings) {
        Run one = Run.of(settings, 1);

        for (int threads : new int[] {2, 3, 4}) {
            Run more = Run.of(settings, threads);
            for (int epoch = 0; epoch < 4; epoch++) {
                EpochMetrics expected = one.epochs.get(epoch);
                EpochMetrics actual = more.epochs.get(epoch);
                assertThat(actual)
                        .usingRecursiveComparison()
                        .ignoringFields("trainSeconds", "evaluateSeconds")
                        .isEqualTo(expected);
                assertSameBits(more.networks.get(epoch), one.networks.get(epoch));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("waysToDraw")
    void goesOnFromAnyEpochWithTheBitsOfAnUninterruptedRun(TrainingSettings settings) {
        Dataset digits = Digits.limited(1030, 333);
        List<EpochMetrics> expected = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        new Trainer(digits, settings, 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, checkpoint) -> {
                    expected.add(metrics);
                    checkpoints.add(checkpoint);
                });

        for (int done = 1; done < settings.epochs(); done++) {
            for (int threads = 1; threads <= 3; threads++) {
                List<EpochMetrics> epochs = new ArrayList<>();
                List<Checkpoint> more = new ArrayList<>();
                new Trainer(digits, settings, threads)
                        .run(
                                checkpoints.get(done - 1),
                                new TrainingControl(TrainingControl.State.RUNNING),
                                (metrics, checkpoint) -> {
                                    epochs.add(metrics);
                                    more.add(checkpoint);
                                });
                assertThat(epochs)
                        .usingRecursiveComparison()
                        .ignoringFields("trainSeconds", "evaluateSeconds")
                        .isEqualTo(expected.subList(done, expected.size()));
                for (int i = 0; i < more.size(); i++) {
                    assertSameBits(
                            more.get(i).network(), checkpoints.get(done + i).network());
                    assertThat(more.get(i).random())
                            .isEqualTo(checkpoints.get(done + i).random());
                    assertThat(more.get(i).epochs()).isEqualTo(done + i + 1);
                }
            }
        }
    }

    /** Masks and a smaller last batch; distortions; neither. */
    static List<TrainingSettings> waysToDraw() {
        return List.of(
                new TrainingSettings(List.of(70, 33), 0.8, 0.3, 0.1, 0.1, 64, 4, 5),
                new TrainingSettings(List.of(40), 0.7, 0, 0.1, 0.2, 100, 3, 6, Augmentation.ELASTIC),
                new TrainingSettings(List.of(), 1, 0, 0.1, 0, 7, 3, 7));
    }

    @Test
    void goesOnFromNoOtherNetwork() {
        NumPyRandom random = new NumPyRandom(0);
        Checkpoint other = new Checkpoint(HeInitializer.initialize(List.of(784, 9, 10), random), random.state(), 1);
        Trainer trainer =
                new Trainer(Digits.limited(10, 10), new TrainingSettings(List.of(8), 1, 0, 0.1, 0, 64, 2, 0), 1);
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.run(other, control, (_, _) -> {}))
                .withMessage("layers of [784, 8, 10] units cannot go on from a network with [784, 9, 10]");
    }

    /** The first mini-batch makes the weights of layer 2 as large as the activations of layer 1: too much for the second. */
    @Test
    void endsAtOnceWhenItDiverges() {
        NumPyRandom random = new NumPyRandom(0);
        Network network = HeInitializer.initialize(List.of(784, 8, 10), random);
        Arrays.fill(network.layers().getFirst().weights().data, 1e20f);
        Checkpoint bad = new Checkpoint(network, random.state(), 3);
        Heard heard = new Heard();
        new Trainer(Digits.limited(640, 10), new TrainingSettings(List.of(8), 1, 0, 10, 0, 64, 9, 0), 2)
                .run(bad, new TrainingControl(TrainingControl.State.RUNNING), heard);
        assertThat(heard.words).containsExactly("3: 64", "diverged in 3");
    }

    /**
     * λ of 68 and α of 100 at a mini-batch of 64 make the weights 105 times as large with each. After 18 mini-batches, which are nine
     * epochs, what they give is about 10³⁷ and a float still, and after 19 it is none.
     */
    @Test
    void tellsOfTheEpochBeforeTheOneThatDiverges() {
        Heard heard = new Heard();
        new Trainer(Digits.limited(128, 3000), new TrainingSettings(List.of(), 1, 68, 100, 0, 64, 20, 0), 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), heard);
        assertThat(heard.words)
                .contains("8 done", "9: 64")
                .endsWith("diverged in 9")
                .doesNotContain("9: 128");
    }

    /** As above, but for one mini-batch an epoch: it is the measurement, or the next mini-batch, that sees it. */
    @Test
    void tellsOnceThatItHasDivergedWhileItIsMeasured() {
        Heard heard = new Heard();
        new Trainer(Digits.limited(64, 3000), new TrainingSettings(List.of(), 1, 68, 100, 0, 64, 30, 0), 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), heard);
        assertThat(heard.words).endsWith("diverged in 18");
        assertThat(heard.words.stream().filter(words -> words.startsWith("diverged")))
                .hasSize(1);
    }

    @Test
    void endsWhenAStepHasDiverged() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.STEPPING);
        Heard heard = new Heard();
        Thread run = Thread.ofPlatform()
                .start(() -> new Trainer(
                                Digits.limited(64, 100), new TrainingSettings(List.of(), 1, 68, 100, 0, 64, 30, 0), 2)
                        .run(control, heard));
        while (run.isAlive()) {
            if (control.isWaiting()) {
                control.step();
            }
            Thread.onSpinWait();
        }
        assertThat(heard.words)
                .containsSubsequence("16 done", "17 done", "18: 64")
                .endsWith("diverged in 18");
    }

    /** One mini-batch an epoch: its answers are numbers still, but its update makes weights of none; the measurement sees it. */
    @Test
    void endsWhenTheMeasurementIsNoNumber() {
        NumPyRandom random = new NumPyRandom(0);
        Network network = HeInitializer.initialize(List.of(784, 10), random);
        // λ of 100 and α of 100 at a mini-batch of 64 make them 155 times as large: beyond what a float holds.
        Arrays.fill(network.layers().getFirst().weights().data, 0, 10, 3e38f);
        Heard heard = new Heard();
        new Trainer(Digits.limited(64, 10), new TrainingSettings(List.of(), 1, 100, 100, 0, 64, 9, 0), 1)
                .run(
                        new Checkpoint(network, random.state(), 0),
                        new TrainingControl(TrainingControl.State.RUNNING),
                        heard);
        assertThat(heard.words).containsExactly("0: 64", "diverged in 0");
    }

    @Test
    void publishesSnapshotsThatItDoesNotTouchAgain() {
        TrainingSettings settings = new TrainingSettings(List.of(8), 1, 0, 0.1, 0, 64, 2, 0);
        List<float[]> copies = new ArrayList<>();
        List<Network> networks = new ArrayList<>();

        new Trainer(Digits.limited(500, 100), settings, 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (_, checkpoint) -> {
                    networks.add(checkpoint.network());
                    copies.add(checkpoint
                            .network()
                            .layers()
                            .getFirst()
                            .weights()
                            .data
                            .clone());
                });

        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(networks.get(epoch).layers().getFirst().weights().data).isEqualTo(copies.get(epoch));
        }
        assertThat(copies.get(0)).isNotEqualTo(copies.get(1));
    }

    /** By the definitions, in doubles: a network without hidden layers, as it was published. */
    @Test
    void measuresTheTestSetAndThePenalty() {
        Run run = Run.of(new TrainingSettings(List.of(), 1, 0.7, 0.1, 0, 64, 2, 0), 2);
        Network.Layer layer = run.networks.getLast().layers().getFirst();
        LabelledImages test = Digits.limited(1030, 333).test();
        double loss = 0;
        for (int n = 0; n < test.count(); n++) {
            byte[] image = test.image(n);
            double[] z = new double[layer.units()];
            for (int i = 0; i < z.length; i++) {
                z[i] = layer.biases().doubleValue(i, 0);
                for (int k = 0; k < image.length; k++) {
                    z[i] += layer.weights().doubleValue(i, k) * (image[k] & 0xff) / 255;
                }
            }
            double sum = Arrays.stream(z).map(Math::exp).sum();
            loss -= Math.log(Math.exp(z[test.label(n)]) / sum);
        }
        double squares = 0;
        for (float weight : layer.weights().data) {
            squares += (double) weight * weight;
        }

        assertThat(run.epochs.getLast().testLoss()).isCloseTo(loss / test.count(), Offset.offset(1e-5));
        assertThat(run.epochs.getLast().l2Penalty()).isCloseTo(0.7 / (2 * 64) * squares, Offset.offset(1e-9));
    }

    @Test
    void needsNoHiddenLayerAndTakesEight() {
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(9, 8, 7, 6, 5, 4, 3, 2))) {
            Run run = Run.of(new TrainingSettings(hidden, 0.9, 0.1, 0.1, 0, 64, 1, 0), 2);

            assertThat(run.networks.getFirst().layers()).hasSize(hidden.size() + 1);
            assertThat(run.epochs.getFirst().loss()).isFinite();
        }
    }

    @Test
    void learns() {
        Run run = Run.of(new TrainingSettings(List.of(32), 1, 0, 0.3, 0, 16, 6, 0), 2);

        assertThat(run.epochs.getLast().loss()).isLessThan(run.epochs.getFirst().loss() / 2);
        assertThat(run.epochs.getLast().testAccuracy()).isGreaterThan(0.8);
    }

    @Test
    void tellsHowFarItIsAfterEveryMiniBatch() {
        Heard heard = new Heard();
        new Trainer(Digits.limited(150, 10), new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 3, 0), 1)
                .run(new TrainingControl(TrainingControl.State.RUNNING), heard);

        assertThat(heard.words)
                .startsWith("0: 64", "0: 128", "0: 150", "0 done", "1: 64", "1: 128", "1: 150", "1 done", "2: 64");
    }

    /** The first is told before any other is begun; of the others one may still be measured while the next is trained. */
    @Test
    void tellsOfEachEpochInOrder() {
        Heard heard = new Heard();
        new Trainer(Digits.limited(300, 100), new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 9, 0), 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), heard);

        assertThat(heard.done()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(heard.words.indexOf("0 done")).isLessThan(heard.words.indexOf("1: 64"));
        for (int epoch = 1; epoch < 7; epoch++) {
            assertThat(heard.words.indexOf(epoch + " done"))
                    .as("before the one after the next is begun")
                    .isLessThan(heard.words.indexOf(epoch + 2 + ": 64"));
        }
    }

    @Test
    void hasToldOfAllThatIsTrainedBeforeItRests() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        Heard heard = new Heard(3, control::pause);
        Thread run = start(control, heard, System::nanoTime);
        awaitRest(control, run);
        assertThat(heard.done()).containsExactly(0, 1, 2);
        control.stop();
        run.join();
        assertThat(heard.done()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keepsAllThatIsTrainedWhenItIsStopped(int threads) {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        Heard heard = new Heard(3, control::stop);
        trainer(5, null, threads, System::nanoTime).run(control, heard);
        assertThat(heard.done()).containsExactly(0, 1, 2);
        assertThat(heard.words).doesNotContain("3: 128");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        Heard heard = new Heard(3, () -> Thread.currentThread().interrupt());
        Thread run = start(control, heard, System::nanoTime);
        run.join();
        assertThat(control.state()).isEqualTo(TrainingControl.State.STOPPED);
        assertThat(heard.words).contains("3: 64").doesNotContain("3: 128");
    }

    @Test
    void tellsOfAnEpochAsSoonAsItIsMeasured() {
        WorkersClock clock = new WorkersClock();
        Heard heard = new Heard(2, clock::awaitTheEndOfTheEvaluation);
        heard.atTheEndOf(1, clock::reset);
        trainer(4, null, 2, clock).run(new TrainingControl(TrainingControl.State.RUNNING), heard);
        assertThat(heard.words).containsSubsequence("2: 64", "1 done", "2: 128");
    }

    /** Told to step while the epoch before is being measured, it trains the one that it has begun to its end. */
    @Test
    void stepsToTheEndOfTheEpochThatIsBeingTrained() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        WorkersClock clock = new WorkersClock();
        Heard heard = new Heard(2, () -> {
            control.step();
            clock.awaitTheEndOfTheEvaluation();
        });
        heard.atTheEndOf(1, clock::reset);
        Thread run = start(control, heard, clock);
        awaitRest(control, run);
        assertThat(heard.words).endsWith("2: 64", "1 done", "2: 128", "2: 150", "2 done");
        control.stop();
        run.join();
    }

    @Test
    void tellsOfTheFirstEpochThatItGoesOnWithAtOnce() {
        NumPyRandom random = new NumPyRandom(0);
        Network network = HeInitializer.initialize(List.of(784, 10), random);
        Heard heard = new Heard();
        trainer(6, null, 2, System::nanoTime)
                .run(
                        new Checkpoint(network, random.state(), 3),
                        new TrainingControl(TrainingControl.State.RUNNING),
                        heard);
        assertThat(heard.words).containsSubsequence("3: 150", "3 done", "4: 64");
    }

    @Test
    void evaluatesNothingWhileAProfileIsTaken() {
        Heard heard = new Heard();
        trainer(4, new Profiler(List.of(784, 10), 2), 2, System::nanoTime)
                .run(new TrainingControl(TrainingControl.State.RUNNING), heard);
        assertThat(heard.words).containsSubsequence("1: 150", "1 done", "2: 64", "2: 150", "2 done", "3: 64");
    }

    /** A trainer on 150 images, three mini-batches an epoch, that are five tiles of an evaluation with 100 for the test. */
    private static Trainer trainer(int epochs, @Nullable Profiler profiler, int threads, LongSupplier clock) {
        return new Trainer(
                Digits.limited(150, 100),
                new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, epochs, 0),
                threads,
                profiler,
                clock);
    }

    private static Thread start(TrainingControl control, Heard heard, LongSupplier clock) {
        return Thread.ofPlatform().start(() -> trainer(5, null, 2, clock).run(control, heard));
    }

    private static void awaitRest(TrainingControl control, Thread run) {
        while (!control.isWaiting()) {
            assertThat(run.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    /** A clock that knows how often a worker has looked at it, which one does before and after each tile of an evaluation. */
    private static final class WorkersClock implements LongSupplier {

        private static final int TILES = 5;

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public long getAsLong() {
            if (isWorker(Thread.currentThread())) {
                looks.incrementAndGet();
            }
            return System.nanoTime();
        }

        private void reset() {
            looks.set(0);
        }

        /** Waits until a worker has computed all tiles, and has parked since, for there is nothing left. */
        private void awaitTheEndOfTheEvaluation() {
            while (looks.get() < 2 * TILES || isAnyRunning()) {
                Thread.onSpinWait();
            }
        }

        private static boolean isAnyRunning() {
            return Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> isWorker(thread) && thread.getState() == Thread.State.RUNNABLE);
        }

        private static boolean isWorker(Thread thread) {
            return thread.getName().startsWith("chalknet-worker");
        }
    }

    @Test
    void stopsInTheMiddleOfAnEpoch() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        List<EpochMetrics> epochs = new ArrayList<>();

        new Trainer(Digits.limited(1000, 100), new TrainingSettings(List.of(), 1, 0, 0.1, 0, 10, 3, 0), 2)
                .run(control, new TrainingListener() {
                    @Override
                    public void trained(int epoch, int examples) {
                        if (epoch == 1 && examples == 500) {
                            control.stop();
                        }
                    }

                    @Override
                    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                        epochs.add(metrics);
                    }
                });

        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(0);
    }

    /** Drawn in full, the weights alone would take more than 400 megabytes. */
    @Test
    void stopsWhileItDrawsTheWeights() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.stop();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        new Trainer(
                        Digits.limited(100, 10),
                        new TrainingSettings(Collections.nCopies(8, 4096), 1, 0, 0.1, 0, 64, 1, 0),
                        1)
                .run(control, (_, _) -> fail("it went on"));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
    }

    @Test
    void pausesAfterAStepAndGivesTheBitsOfAnUninterruptedRun() throws InterruptedException {
        TrainingSettings settings = new TrainingSettings(List.of(16), 0.8, 0.1, 0.1, 0.1, 64, 2, 3);
        TrainingControl control = new TrainingControl(TrainingControl.State.STEPPING);
        CountDownLatch firstEpoch = new CountDownLatch(1);
        List<Network> networks = new ArrayList<>();
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> new Trainer(Digits.limited(1030, 333), settings, 2)
                        .run(control, (_, checkpoint) -> {
                            networks.add(checkpoint.network());
                            firstEpoch.countDown();
                        }));

        firstEpoch.await();
        assertThat(control.state()).isEqualTo(TrainingControl.State.PAUSED);
        assertThat(run).isNotDone();
        control.resume();
        run.join();

        assertSameBits(networks.getLast(), Run.of(settings, 1).networks.getLast());
    }

    /** After an epoch of three mini-batches of a second each, with an hour's pause before the last. */
    @Test
    void countsNoPauseAsTimeOfTraining() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        AtomicLong clock = new AtomicLong();
        Thread teacher = Thread.ofPlatform().unstarted(() -> {
            while (!control.isWaiting()) {
                Thread.onSpinWait();
            }
            clock.addAndGet(TimeUnit.HOURS.toNanos(1));
            control.resume();
        });
        List<EpochMetrics> epochs = new ArrayList<>();

        new Trainer(
                        Digits.limited(150, 10),
                        new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, 0),
                        1,
                        null,
                        clock::get)
                .run(control, new TrainingListener() {
                    @Override
                    public void trained(int epoch, int examples) {
                        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
                        if (examples == 128) {
                            control.pause();
                            teacher.start();
                        }
                    }

                    @Override
                    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                        epochs.add(metrics);
                    }
                });
        teacher.join();

        assertThat(epochs).singleElement().satisfies(epoch -> {
            assertThat(epoch.trainSeconds()).isEqualTo(3);
        });
    }

    /** By a clock that is a second later at every look, and an hour whenever an epoch is told. */
    @Test
    void countsAllOfTheTimeOnceButWhatTheListenerTakes() {
        AtomicLong clock = new AtomicLong();
        AtomicLong told = new AtomicLong();
        List<EpochMetrics> epochs = new ArrayList<>();
        new Trainer(
                        Digits.limited(130, 70),
                        new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 4, 0),
                        1,
                        null,
                        () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(1)))
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, _) -> {
                    epochs.add(metrics);
                    clock.addAndGet(TimeUnit.HOURS.toNanos(1));
                    told.addAndGet(TimeUnit.HOURS.toNanos(1));
                });

        double seconds = epochs.stream()
                .mapToDouble(epoch -> epoch.trainSeconds() + epoch.evaluateSeconds())
                .sum();
        double elapsed = (clock.get() - told.get()) / 1e9;
        // Each telling is two looks at the clock, and the last evaluation has as much between its tiles as in them.
        assertThat(seconds).isBetween(elapsed - 12, elapsed);
        // To begin it takes one look, each of its five tiles another.
        assertThat(epochs)
                .allSatisfy(epoch -> assertThat(epoch.evaluateSeconds()).isEqualTo(1 + 5));
    }

    /** By a clock that only the tiles of a worker move, a second each: when the caller looks, all of them have been computed. */
    @Test
    void countsNoTimeOfAnEvaluationTwice() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger looks = new AtomicInteger();
        List<Double> seconds = new ArrayList<>();
        LongSupplier workers = () -> {
            if (WorkersClock.isWorker(Thread.currentThread())) {
                boolean isEndOfTile = looks.incrementAndGet() % 2 == 0;
                return clock.addAndGet(isEndOfTile ? TimeUnit.SECONDS.toNanos(1) : 0);
            }
            while (WorkersClock.isAnyRunning()) {
                Thread.onSpinWait();
            }
            return clock.get();
        };

        trainer(5, null, 2, workers)
                .run(
                        new TrainingControl(TrainingControl.State.RUNNING),
                        (metrics, _) -> seconds.add(metrics.trainSeconds()));

        assertThat(seconds).hasSize(5).allSatisfy(second -> assertThat(second).isNotNegative());
    }

    @Test
    void hasPausedWhenTheEpochOfAStepIsTold() {
        TrainingControl control = new TrainingControl(TrainingControl.State.STEPPING);
        List<TrainingControl.State> told = new ArrayList<>();

        new Trainer(Digits.limited(150, 10), new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 2, 0), 1)
                .run(control, (_, _) -> {
                    told.add(control.state());
                    control.resume();
                });

        assertThat(told).containsExactly(TrainingControl.State.PAUSED, TrainingControl.State.RUNNING);
    }

    private static void assertSameBits(Network actual, Network expected) {
        for (int l = 0; l < expected.layers().size(); l++) {
            assertThat(actual.layers().get(l).weights().data)
                    .isEqualTo(expected.layers().get(l).weights().data);
            assertThat(actual.layers().get(l).biases().data)
                    .isEqualTo(expected.layers().get(l).biases().data);
        }
    }
}
