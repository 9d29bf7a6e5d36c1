package org.chalknet.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where a group of a matrix's columns or rows is not zero, as ascending lists of numbers: a list for each column, and one of
 * where any of the group is not zero.
 */
final class NonZeros {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private final int group;
    private final int[] end;
    private int[] index = new int[0];
    private int capacity;

    /**
     * Makes room for lists, which grows as they do.
     *
     * @param group the most columns that are given at once
     */
    NonZeros(int group) {
        this.group = group;
        end = new int[group + 1];
    }

    /** Returns the lists, one after the other. */
    int[] index() {
        return index;
    }

    /** Returns where a column's list begins. */
    int start(int column) {
        return column * capacity;
    }

    /** Returns where a column's list ends. */
    int end(int column) {
        return end[column];
    }

    /** Returns where the list of where any is not zero begins. */
    int startOfAny() {
        return group * capacity;
    }

    /** Returns where the list of where any is not zero ends. */
    int endOfAny() {
        return end[group];
    }

    /**
     * Makes a list for each column.
     *
     * @param offset where the first column begins
     * @param rows how long a column is, and how far apart they begin
     * @param count the number of columns, at most the group
     * @return how many elements are not zero in all columns together
     */
    int findInColumns(float[] matrix, int offset, int rows, int count) {
        prepare(rows);
        int all = 0;
        for (int j = 0; j < count; j++) {
            end[j] = findInAny(matrix, offset + j * rows, rows, 1, start(j));
            all += end[j] - start(j);
        }
        return all;
    }

    /** Makes one list of where any of the columns is not zero. */
    void findInAnyColumn(float[] matrix, int offset, int rows, int count) {
        prepare(rows);
        end[group] = findInAny(matrix, offset, rows, count, startOfAny());
    }

    private int findInAny(float[] matrix, int offset, int rows, int count, int start) {
        int[] found = index;
        int at = start;
        int k = 0;
        IntVector numbers = IntVector.zero(INTS).addIndex(1);
        for (; k + LANES <= rows; k += LANES) {
            VectorMask<Integer> any = nonZero(matrix, offset + k);
            for (int j = 1; j < count; j++) {
                any = any.or(nonZero(matrix, offset + j * rows + k));
            }
            numbers.compress(any).intoArray(found, at);
            at += any.trueCount();
            numbers = numbers.add(LANES);
        }
        for (; k < rows; k++) {
            boolean any = false;
            for (int j = 0; j < count; j++) {
                any |= matrix[offset + j * rows + k] != 0;
            }
            if (any) {
                found[at++] = k;
            }
        }
        return at;
    }

    private static VectorMask<Integer> nonZero(float[] matrix, int offset) {
        return FloatVector.fromArray(FLOATS, matrix, offset)
                .compare(VectorOperators.NE, 0)
                .cast(INTS);
    }

    /**
     * Makes one list of where any of the rows first … first + count − 1 is not zero.
     *
     * @param stride the rows of the matrix
     * @param columns how many columns are looked at
     */
    void findInAnyRow(float[] matrix, int first, int stride, int count, int columns) {
        prepare(columns);
        int[] found = index;
        int at = startOfAny();
        int offset = first;
        for (int j = 0; j < columns; j++, offset += stride) {
            int bits = 0;
            for (int k = 0; k < count; k++) {
                bits |= Float.floatToRawIntBits(matrix[offset + k]);
            }
            // Always written and kept by moving on: a branch would be guessed wrong too often. Shifted, for −0 is zero
            // too.
            found[at] = j;
            at += bits << 1 != 0 ? 1 : 0;
        }
        end[group] = at;
    }

    private void prepare(int length) {
        // A vector is written at the end of a list, though only its first lanes belong there.
        capacity = length + LANES;
        if (index.length < (group + 1) * capacity) {
            index = new int[(group + 1) * capacity];
        }
    }
}
