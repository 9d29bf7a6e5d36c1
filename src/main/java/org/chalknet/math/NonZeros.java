package org.chalknet.math;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A right factor as a list for each column, of where it is not zero and what it is there: four fifths of MNIST's pixels are 0,
 * and so is half and more of what ReLU and dropout leave. What a product of finite numbers adds for a zero is zero, so leaving
 * it out changes nothing.
 *
 * <p>A list is ascending and has marks between its blocks of {@link MatrixProduct#BLOCK} numbers: as many columns of a panel, 32
 * KiB, stay in the nearest cache while one list after the other uses them.
 */
final class NonZeros implements RightFactor {

    private static final int BLOCK = MatrixProduct.BLOCK;

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private final int numbers;
    private final int capacity;
    private final int marks;
    private final int[] index;
    private final float[] value;
    private final int[] mark;

    /** Makes lists, all empty. */
    NonZeros(int lists, int numbers) {
        this.numbers = numbers;
        // A vector is written at the end of a list, though only its first lanes belong there.
        capacity = numbers + LANES;
        marks = Math.ceilDiv(numbers, BLOCK) + 1;
        index = new int[lists * capacity];
        value = new float[lists * capacity];
        mark = new int[lists * marks];
    }

    /** Returns where the numbers are not zero, all lists one after the other. */
    int[] index() {
        return index;
    }

    /** Returns what they are there. */
    float[] value() {
        return value;
    }

    /** Returns where a block of a list begins, which is where the one before it ends. */
    int start(int list, int block) {
        return mark[list * marks + block];
    }

    /** Returns the number of blocks of a list. */
    int blocks() {
        return marks - 1;
    }

    @Override
    public void set(int list, float[] source, int offset) {
        int at = list * capacity;
        for (int block = 0; block < blocks(); block++) {
            mark[list * marks + block] = at;
            int from = block * BLOCK;
            at = append(source, offset + from, Math.min(BLOCK, numbers - from), from, at);
        }
        mark[list * marks + blocks()] = at;
    }

    private int append(float[] source, int offset, int count, int number, int first) {
        int at = first;
        IntVector numbers = IntVector.zero(INTS).addIndex(1).add(number);
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            at = append(FloatVector.fromArray(FLOATS, source, offset + i), numbers, at);
            numbers = numbers.add(LANES);
        }
        if (i < count) {
            VectorMask<Float> inside = FLOATS.indexInRange(i, count);
            at = append(FloatVector.fromArray(FLOATS, source, offset + i, inside), numbers, at);
        }
        return at;
    }

    private int append(FloatVector values, IntVector numbers, int at) {
        VectorMask<Float> found = values.compare(VectorOperators.NE, 0);
        values.compress(found).intoArray(value, at);
        numbers.compress(found.cast(INTS)).intoArray(index, at);
        return at + found.trueCount();
    }

    @Override
    public void set(int list, byte[] source, int offset, float[] values) {
        int start = list * capacity;
        int at = start;
        for (int block = 0; block < blocks(); block++) {
            mark[list * marks + block] = at;
            int end = Math.min(numbers, (block + 1) * BLOCK);
            for (int from = block * BLOCK; from < end; from += BYTES.length()) {
                at = append(nonZeros(source, offset + from, end - from), from, at);
            }
        }
        mark[list * marks + blocks()] = at;
        for (int t = start; t < at; t++) {
            value[t] = values[source[offset + index[t]] & 0xff];
        }
    }

    /** Returns a bit for each of up to a vector of bytes. */
    private static long nonZeros(byte[] source, int offset, int count) {
        ByteVector bytes = count >= BYTES.length()
                ? ByteVector.fromArray(BYTES, source, offset)
                : ByteVector.fromArray(BYTES, source, offset, BYTES.indexInRange(0, count));
        return bytes.compare(VectorOperators.NE, 0).toLong();
    }

    private int append(long bits, int number, int first) {
        int at = first;
        IntVector numbers = IntVector.zero(INTS).addIndex(1).add(number);
        for (int i = 0; i < BYTES.length(); i += LANES) {
            VectorMask<Integer> found = VectorMask.fromLong(INTS, bits >>> i);
            numbers.compress(found).intoArray(index, at);
            at += found.trueCount();
            numbers = numbers.add(LANES);
        }
        return at;
    }

    /**
     * Turns one block of lists round into 64 lists: list k gets the numbers of those lists that have the number
     * 64 · block + k, and what is there.
     *
     * @param source the lists to turn round
     * @param count how many of them are read, from the first on; at most as many as these lists have numbers
     * @param cursor scratch space for 64 numbers
     */
    void transpose(NonZeros source, int block, int count, int[] cursor) {
        for (int k = 0; k < BLOCK; k++) {
            cursor[k] = k * capacity;
        }
        for (int j = 0; j < count; j++) {
            if (j % BLOCK == 0) {
                setMarks(j / BLOCK, cursor);
            }
            int end = source.start(j, block + 1);
            for (int t = source.start(j, block); t < end; t++) {
                int at = cursor[source.index[t] % BLOCK]++;
                index[at] = j;
                value[at] = source.value[t];
            }
        }
        for (int b = Math.ceilDiv(count, BLOCK); b < marks; b++) {
            setMarks(b, cursor);
        }
    }

    private void setMarks(int block, int[] cursor) {
        for (int k = 0; k < BLOCK; k++) {
            mark[k * marks + block] = cursor[k];
        }
    }
}
