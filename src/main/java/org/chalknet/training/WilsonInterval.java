package org.chalknet.training;

/**
 * Where a true accuracy probably lies, by a sample: the 95 % score interval (Wilson: Probable inference, the law of
 * succession, and statistical inference, 1927). Unlike the simple one it never leaves 0 … 1, and is honest about few.
 *
 * @param lower the lower end, 0 … 1
 * @param upper the upper end, 0 … 1
 */
public record WilsonInterval(double lower, double upper) {

    /** The standard normal lies within ± this with a probability of 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * Returns the interval for a share of successes, such as of images that are read rightly.
     *
     * @param right the successes
     * @param total the trials, at least 1
     * @throws IllegalArgumentException if there is no trial, or if the successes are not 0 to their number
     */
    public static WilsonInterval of(int right, int total) {
        if (total < 1 || right < 0 || right > total) {
            throw new IllegalArgumentException(
                    "an interval needs at least 1 trial and no more successes, but has %d and %d"
                            .formatted(total, right));
        }
        double share = (double) right / total;
        double z2 = Z * Z / total;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Math.sqrt(z2 * (share * (1 - share) + z2 / 4)) / (1 + z2);
        return new WilsonInterval(right == 0 ? 0 : middle - half, right == total ? 1 : middle + half);
    }
}
