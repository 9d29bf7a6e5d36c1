package org.chalknet.training;

import java.util.List;
import java.util.Locale;

/**
 * Where the time of training goes, evaluation left out. The three shares make 1, the time of all threads.
 *
 * @param threads the number of threads
 * @param steady whether it is of the epochs after the first; the first is told of only where there is no other
 * @param seconds the seconds that an epoch's mini-batches took, the mean
 * @param products the share that the products took
 * @param rest the share that the rest of the work took, such as gathering the examples, ReLU and dropout
 * @param waiting the share in which a thread had no work
 * @param gigaflops 10⁹ floating-point operations of the products a second, those counted too that were skipped for a zero
 */
public record Profile(
        int threads, boolean steady, double seconds, double products, double rest, double waiting, double gigaflops) {

    /**
     * Tells the profile in plain words.
     *
     * @param peak 10⁹ floating-point operations a second that the machine can do on that number of threads; if it is less than
     *     was done, its measurement is said to be disturbed
     */
    public List<String> lines(double peak) {
        return String.format(
                        Locale.ROOT,
                        """
                Training: %.3f s %s on %d %s
                Its time: products %.0f %%, the rest %.0f %%, waiting %.0f %%
                Its speed: %.0f GFLOP/s with the zeros counted, %s
                """,
                        seconds,
                        steady ? "an epoch" : "in the first epoch, as Java still compiled,",
                        threads,
                        threads == 1 ? "thread" : "threads",
                        100 * products,
                        100 * rest,
                        100 * waiting,
                        gigaflops,
                        ofThePeak(peak))
                .lines()
                .toList();
    }

    private String ofThePeak(double peak) {
        return gigaflops > peak
                ? String.format(
                        Locale.ROOT, "more than the peak of %.0f GFLOP/s, whose measurement was disturbed", peak)
                : String.format(Locale.ROOT, "%.0f %% of the peak of %.0f GFLOP/s", 100 * gigaflops / peak, peak);
    }
}
