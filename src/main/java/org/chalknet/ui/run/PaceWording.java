package org.chalknet.ui.run;

import java.util.List;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;

/**
 * The pace of a run, rounded as it is said: mostly it stays the same for some frames, and needs no new words.
 *
 * @param secondsLeft how long the run still takes; not finite if that is unknown or of no interest
 * @param examplesPerSecond the examples trained on in a second; not finite if unknown
 */
record PaceWording(double secondsLeft, double examplesPerSecond) {

    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;
    private static final double SHOWN_IN_DAYS = 100 * HOUR;

    /** Rounds a pace. */
    static PaceWording of(double secondsLeft, double examplesPerSecond) {
        return new PaceWording(
                Double.isFinite(secondsLeft) ? Math.round(secondsLeft) : Double.NaN,
                Double.isFinite(examplesPerSecond) ? Figures.roundedTo3Digits(examplesPerSecond) : Double.NaN);
    }

    /** Returns the wordings, at full length and ever shorter, for the room that there is; the last keeps only what matters most. */
    List<String> inWords() {
        boolean timeKnown = Double.isFinite(secondsLeft);
        if (!Double.isFinite(examplesPerSecond)) {
            return timeKnown ? List.of(timeLeft(secondsLeft)) : List.of("");
        }
        long rounded = (long) examplesPerSecond;
        String rate = Texts.get("run.rate", Figures.count(rounded));
        String shortRate = Texts.get("run.rate.short", Figures.compact(rounded));
        if (!timeKnown) {
            return List.of(rate, shortRate);
        }
        String left = timeLeft(secondsLeft);
        return List.of(Texts.get("run.speed", left, rate), Texts.get("run.speed", left, shortRate), left);
    }

    /** Nobody waits for the seconds of a run that takes days. */
    private static String timeLeft(double seconds) {
        String time = seconds < DAY
                ? Figures.clock(seconds)
                : seconds < SHOWN_IN_DAYS
                        ? Texts.get("run.hours", Figures.count(Math.round(seconds / HOUR)))
                        : Texts.get("run.days", Figures.count(Math.round(seconds / DAY)));
        return Texts.get("run.left", time);
    }
}
