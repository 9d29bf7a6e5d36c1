package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistPreparationTest {

    private static final int SIDE = 28;
    private static final Drawing SEVEN =
            new Drawing(List.of(stroke(120, 115, 360, 100, 250, 400), stroke(200, 255, 345, 245)));

    private final MnistPreparation preparation = new MnistPreparation(SIDE, SIDE);

    /**
     * Worked by hand: the points are 20 − 2.5 = 17.5 pixels apart on y = 14, from x = 5.25 to 22.75. The pixel centres
     * 0.5 away are covered wholly, those 1.5 away by 1.25 − 1 = 0.25. At the round ends, 0.75 pixels before the first
     * point, the distances are √(0.75² + 0.5²) = 0.9014 and √(0.75² + 1.5²) = 1.6771, hence 0.8486 and 0.0729.
     */
    @Test
    void makesAHorizontalStrokeTwentyPixelsWideInTheMiddle() {
        int[] outer = new int[SIDE];
        Arrays.fill(outer, 5, 23, 64);
        outer[4] = outer[23] = 19;
        int[] inner = new int[SIDE];
        Arrays.fill(inner, 5, 23, 255);
        inner[4] = inner[23] = 216;
        int[][] expected = new int[SIDE][SIDE];
        expected[12] = expected[15] = outer;
        expected[13] = expected[14] = inner;

        assertThat(rows(preparation.image(drawing(100, 300, 200, 300)))).isDeepEqualTo(expected);
    }

    /** Worked by hand: the distances of the pixel centres are √0.5 (covered wholly), √2.5 (0.1689) and √4.5 (not at all). */
    @Test
    void leavesADotADot() {
        int[][] expected = new int[SIDE][SIDE];
        expected[12] = expected[15] = rowOf(0, 43, 43, 0);
        expected[13] = expected[14] = rowOf(43, 255, 255, 43);

        assertThat(rows(preparation.image(new Drawing(List.of(Stroke.dot(77, 3))))))
                .isDeepEqualTo(expected);
    }

    @Test
    void doesNotBlowAScribbleUp() {
        Ink ink = Ink.of(preparation.image(drawing(100, 100, 105, 100, 100, 105)));
        assertThat(ink.width()).isLessThanOrEqualTo(6);
        assertThat(ink.height()).isLessThanOrEqualTo(6);
    }

    @Test
    void enlargesASmallDigitToTheWholeBox() {
        Ink ink = Ink.of(preparation.image(drawing(100, 100, 102, 150)));
        assertThat(ink.height()).isEqualTo(20);
    }

    /** Worked by hand: 50 of 100 units are 8.75 of 17.5 pixels, from y = 9.625 to 18.375; the pen reaches rows 8 to 19. */
    @Test
    void keepsTheAspect() {
        Drawing rectangle = drawing(0, 0, 100, 0, 100, 50, 0, 50, 0, 0);
        Ink ink = Ink.of(preparation.image(rectangle));
        assertThat(ink.width()).isEqualTo(20);
        assertThat(ink.height()).isEqualTo(12);
    }

    /** The image that a NumPy program made of the same strokes, written from the description and not from this code. */
    @Test
    void agreesWithNumPy() throws IOException {
        int[][] expected;
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("seven.txt"))) {
            expected = new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> Arrays.stream(line.trim().split(" +"))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toArray(int[][]::new);
        }
        assertThat(rows(preparation.image(SEVEN))).isDeepEqualTo(expected);
    }

    @Test
    void centresTheMassAndLosesNoInk() {
        for (int seed = 0; seed < 200; seed++) {
            Ink ink = Ink.of(preparation.image(scribble(new Random(seed))));
            assertThat(Math.max(ink.width(), ink.height()))
                    .as("extent, seed %d", seed)
                    .isEqualTo(20);
            if (ink.left > 0 && ink.right < SIDE - 1) {
                assertThat(ink.centreX).as("centre, seed %d", seed).isEqualTo(14, within(0.5));
            }
            if (ink.top > 0 && ink.bottom < SIDE - 1) {
                assertThat(ink.centreY).as("centre, seed %d", seed).isEqualTo(14, within(0.5));
            }
        }
    }

    @Test
    void keepsLopsidedInkInsideTheImage() {
        Drawing lineWithAFarDot = drawing(400, 0, 400, 400).with(Stroke.dot(0, 200));
        Ink ink = Ink.of(preparation.image(lineWithAFarDot));
        assertThat(ink.left).isZero();
        assertThat(ink.width()).isEqualTo(20);
        assertThat(ink.centreX).isGreaterThan(14.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 64, -32", "2, 0, 0", "0.5, 0, 0", "4, 1024, 8", "1, 900000, -900000"})
    void givesTheSameBitsAnywhereAndAtAnySizeOnTheBoard(double scale, double right, double down) {
        Drawing moved = new Drawing(SEVEN.strokes().stream()
                .map(stroke -> new Stroke(
                        all(stroke, i -> stroke.x(i) * scale + right), all(stroke, i -> stroke.y(i) * scale + down)))
                .toList());
        assertThat(preparation.image(moved)).isEqualTo(preparation.image(SEVEN));
    }

    @Test
    void givesTheSameBitsInAnyOrderOfTheStrokes() {
        Drawing drawing = scribble(new Random(1));
        List<Stroke> strokes = new ArrayList<>(drawing.strokes());
        Collections.reverse(strokes);
        assertThat(preparation.image(new Drawing(strokes))).isEqualTo(preparation.image(drawing));
    }

    @Test
    void standsPointsThatAreRepeatedOrFarApart() {
        assertThat(preparation.image(drawing(5, 5, 5, 5, 5, 5)))
                .isEqualTo(preparation.image(new Drawing(List.of(Stroke.dot(5, 5)))));
        Ink ink = Ink.of(preparation.image(drawing(-1e6, -1e6, 1e6, 1e6)));
        assertThat(ink.width()).isEqualTo(20);
        assertThat(ink.height()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"14, 14, 10", "56, 56, 40", "28, 14, 10", "1, 1, 1", "2, 2, 2", "1, 40, 2", "3, 2, 2"})
    void fillsTheSamePartOfImagesOfAnotherSize(int rows, int columns, int width) {
        byte[] image = new MnistPreparation(rows, columns).image(drawing(0, 0, 100, 0));
        assertThat(image).hasSize(rows * columns);
        assertThat(IntStream.range(0, image.length)
                        .filter(i -> image[i] != 0)
                        .map(i -> i % columns)
                        .distinct())
                .hasSize(width);
    }

    /**
     * Worked by hand: 28 / 500 = 0.056 pixels a unit, so the points are at x = 5.6 and 11.2 on y = 17.36, and the board's
     * pen of 25 units has a radius of 0.7 pixels. In column 8 the centres of rows 16 to 18 are 0.86, 0.14 and 1.14 away:
     * 0.7 − 0.36 = 0.34, then 0.64 + 0.36 = 1, then 0.7 − 0.64 = 0.06.
     */
    @Test
    void onlyShrinksTheBoardWhenNoStepIsTaken() {
        int[][] image = rows(preparation.image(drawing(100, 310, 200, 310), Set.of()));
        int[] expected = new int[SIDE];
        expected[16] = 87;
        expected[17] = 255;
        expected[18] = 15;
        assertThat(IntStream.range(0, SIDE).map(row -> image[row][8]).toArray()).isEqualTo(expected);
        assertThat(IntStream.range(0, SIDE).filter(column -> image[17][column] > 0))
                .containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
    }

    /** The pen is scaled with the drawing: 475 units of points and 25 of pen are 20 pixels, so the pen is 1. */
    @Test
    void scalesTheBoardsOwnPenWhenItIsNotThickened() {
        Ink ink = Ink.of(preparation.image(drawing(0, 100, 475, 100), Set.of(PreparationStep.SCALE)));
        assertThat(ink.width()).isEqualTo(20);
        assertThat(ink.height()).isEqualTo(2);
        Ink small = Ink.of(preparation.image(drawing(0, 100, 100, 100), Set.of(PreparationStep.SCALE)));
        assertThat(small.width()).isEqualTo(20);
        assertThat(small.height()).isEqualTo(4);
    }

    @Test
    void thickensAndCentresWithoutScaling() {
        Drawing lowLeft = drawing(50, 400, 50, 450);
        Ink thin = Ink.of(preparation.image(lowLeft, Set.of()));
        Ink thick = Ink.of(preparation.image(lowLeft, Set.of(PreparationStep.THICKEN)));
        assertThat(thick.width()).isGreaterThan(thin.width());
        assertThat(thick.centreX).isEqualTo(thin.centreX, within(0.3));
        Ink centred = Ink.of(preparation.image(lowLeft, Set.of(PreparationStep.CENTRE)));
        assertThat(centred.centreX).isEqualTo(14, within(0.5));
        assertThat(centred.centreY).isEqualTo(14, within(0.5));
        assertThat(centred.width()).isEqualTo(thin.width());
    }

    @Test
    void losesWhatLiesBesideTheBoardOnlyWhereItIsNotScaled() {
        Drawing outside = drawing(-300, 10, -200, 10);
        for (Set<PreparationStep> steps : List.of(Set.<PreparationStep>of(), Set.of(PreparationStep.CENTRE))) {
            assertThat(preparation.image(outside, steps)).containsOnly(0);
        }
        assertThat(preparation.image(outside, Set.of(PreparationStep.SCALE))).contains(-1);
    }

    @Test
    void refusesAnEmptyDrawing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> preparation.image(Drawing.EMPTY))
                .withMessage("an image needs a drawing of at least 1 stroke, but this one is empty");
    }

    private record Ink(int left, int right, int top, int bottom, double centreX, double centreY) {

        static Ink of(byte[] image) {
            int[] inked =
                    IntStream.range(0, image.length).filter(i -> image[i] != 0).toArray();
            double sum = Arrays.stream(inked).map(i -> image[i] & 255).sum();
            return new Ink(
                    Arrays.stream(inked).map(i -> i % SIDE).min().orElseThrow(),
                    Arrays.stream(inked).map(i -> i % SIDE).max().orElseThrow(),
                    inked[0] / SIDE,
                    inked[inked.length - 1] / SIDE,
                    Arrays.stream(inked).map(i -> (image[i] & 255) * (i % SIDE)).sum() / sum,
                    Arrays.stream(inked).map(i -> (image[i] & 255) * (i / SIDE)).sum() / sum);
        }

        int width() {
            return right - left + 1;
        }

        int height() {
            return bottom - top + 1;
        }
    }

    private static Drawing scribble(Random random) {
        Drawing drawing = Drawing.EMPTY;
        for (int s = 0; s < 3; s++) {
            drawing = drawing.with(new Stroke(
                    random.doubles(4, 0, Drawing.SIDE).toArray(),
                    random.doubles(4, 0, Drawing.SIDE).toArray()));
        }
        return drawing;
    }

    private static Drawing drawing(double... xy) {
        return new Drawing(List.of(stroke(xy)));
    }

    private static Stroke stroke(double... xy) {
        return new Stroke(
                IntStream.range(0, xy.length / 2).mapToDouble(i -> xy[2 * i]).toArray(),
                IntStream.range(0, xy.length / 2)
                        .mapToDouble(i -> xy[2 * i + 1])
                        .toArray());
    }

    private static double[] all(Stroke stroke, IntToDoubleFunction coordinate) {
        return IntStream.range(0, stroke.size()).mapToDouble(coordinate).toArray();
    }

    private static int[] rowOf(int... middle) {
        int[] row = new int[SIDE];
        System.arraycopy(middle, 0, row, (SIDE - middle.length) / 2, middle.length);
        return row;
    }

    private static int[][] rows(byte[] image) {
        int[][] rows = new int[SIDE][SIDE];
        for (int i = 0; i < image.length; i++) {
            rows[i / SIDE][i % SIDE] = Byte.toUnsignedInt(image[i]);
        }
        return rows;
    }
}
