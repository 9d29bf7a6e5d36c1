package org.chalknet.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.DatasetException;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.VectorProduct;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products that a training on two threads asks for, tile by tile as it does, each on one thread and with as many zeros as
 * there are in training.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ProductBenchmark {

    /** The multiplications. */
    public enum Implementation {
        VECTOR,
        /** The fallback for a Java without the Vector API. */
        FALLBACK,
        /** ojAlgo's own at its best: on whole matrices as it wants them, added to nothing. */
        OJALGO
    }

    /** What a product is for. */
    private enum Pass {
        /** Z = W · A + b in training. */
        FORWARD,
        /** The same in the evaluation. */
        EVALUATE,
        /** dA = Wᵀ · dZ. */
        BACKWARD,
        /** W = W + (−(αλ/m) W − (α/m) dZ · Aᵀ). */
        UPDATE
    }

    /** The tiles of both networks of the comparison. 784-128 in the mini-batch of 64 has the forward tile of 784-800. */
    public enum Shape {
        FORWARD_784_128(Pass.FORWARD, 64, 784, 32, 0),
        FORWARD_128_64(Pass.FORWARD, 64, 128, 16, 0.45),
        FORWARD_64_10(Pass.FORWARD, 10, 64, 16, 0.45),
        FORWARD_800_800(Pass.FORWARD, 800, 800, 64, 0.25),
        FORWARD_800_10(Pass.FORWARD, 10, 800, 64, 0.25),
        BACKWARD_64_10(Pass.BACKWARD, 64, 10, 16, 1),
        BACKWARD_128_64(Pass.BACKWARD, 128, 64, 16, 0.45),
        BACKWARD_800_10(Pass.BACKWARD, 800, 10, 64, 1),
        BACKWARD_800_800(Pass.BACKWARD, 800, 800, 64, 0.25),
        UPDATE_784_128(Pass.UPDATE, 64, 64, 64, 0),
        UPDATE_128_64(Pass.UPDATE, 64, 64, 64, 0.45),
        UPDATE_64_10(Pass.UPDATE, 10, 64, 64, 0.45),
        UPDATE_784_800(Pass.UPDATE, 64, 128, 64, 0),
        UPDATE_800_800(Pass.UPDATE, 800, 128, 64, 0.25),
        UPDATE_800_10(Pass.UPDATE, 10, 128, 64, 0.25),
        EVALUATE_784_128(Pass.EVALUATE, 128, 784, 64, 0),
        EVALUATE_128_64(Pass.EVALUATE, 64, 128, 64, 0.5),
        EVALUATE_64_10(Pass.EVALUATE, 10, 64, 64, 0.5),
        EVALUATE_784_800(Pass.EVALUATE, 800, 784, 64, 0),
        EVALUATE_800_800(Pass.EVALUATE, 800, 800, 64, 0.5),
        EVALUATE_800_10(Pass.EVALUATE, 10, 800, 64, 0.5);

        private final Pass pass;
        final int rows;
        final int terms;
        final int columns;
        private final double shareNotZero;

        /**
         * @param rows of the product, for the update units of the layer
         * @param terms of each sum, for the update examples
         * @param columns of the product, for the update inputs of the layer
         * @param shareNotZero of the right factor: ReLU leaves about half, dropout its part of that; 0 for images
         */
        Shape(Pass pass, int rows, int terms, int columns, double shareNotZero) {
            this.pass = pass;
            this.rows = rows;
            this.terms = terms;
            this.columns = columns;
            this.shareNotZero = shareNotZero;
        }

        /** Returns the operations, zeros counted like everything else. */
        double operations() {
            return 2.0 * rows * terms * columns;
        }
    }

    @Param
    public Implementation implementation = Implementation.VECTOR;

    @Param
    public Shape shape = Shape.FORWARD_784_128;

    private final Random random = new Random(0);
    private MatrixProduct product = new VectorProduct();
    private R032Store a = R032Store.FACTORY.make(0, 0);
    /** B as the product reads it, terms × columns. */
    private R032Store b = a;

    private R032Store c = a;
    private LeftFactor left = product.left(0, 0);
    private LeftFactor updated = left;
    private RightFactor right = product.right(0, 0);
    private @Nullable R032Store bias;
    /** The first of the inputs that are updated: of images, some in their middle. */
    private int from;

    /** Fills the matrices. */
    @Setup
    public void fill() throws DatasetException {
        product = implementation == Implementation.VECTOR ? new VectorProduct() : new OjAlgoProduct();
        boolean update = shape.pass == Pass.UPDATE;
        a = gaussian(shape.rows, shape.terms, 1);
        c = R032Store.FACTORY.make(shape.rows, shape.columns);
        left = product.left(shape.rows, shape.terms);
        left.set(a, update ? -1e-6f : 1, 0, shape.terms);
        bias = shape.pass == Pass.BACKWARD ? null : gaussian(shape.rows, 1, 1);
        int examples = update ? shape.terms : shape.columns;
        R032Store matrix;
        if (shape.shareNotZero > 0) {
            matrix = gaussian(update ? shape.columns : shape.terms, examples, shape.shareNotZero);
            right = product.right(matrix.getRowDim(), examples);
            right.set(matrix, 0, examples);
        } else {
            matrix = images(examples);
            from = update ? matrix.getRowDim() / 2 / MatrixProduct.BLOCK * MatrixProduct.BLOCK : 0;
        }
        updated = product.left(shape.rows, matrix.getRowDim());
        b = update ? transposed(matrix) : matrix;
    }

    private R032Store gaussian(int rows, int columns, double shareNotZero) {
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextDouble() < shareNotZero ? (float) random.nextGaussian() : 0;
        }
        return matrix;
    }

    /** Returns the inputs that are updated as columns. */
    private R032Store transposed(R032Store matrix) {
        R032Store transposed = R032Store.FACTORY.make(matrix.getColDim(), shape.columns);
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < shape.columns; i++) {
                transposed.data[i * matrix.getColDim() + j] = matrix.data[j * matrix.getRowDim() + from + i];
            }
        }
        return transposed;
    }

    private R032Store images(int examples) throws DatasetException {
        LabelledImages images = BundledMnist.read().training();
        int inputs = images.pixelsPerImage();
        right = product.rightOfPixels(inputs, examples);
        right.set(0, examples, images.pixels(), j -> j * inputs);
        R032Store matrix = R032Store.FACTORY.make(inputs, examples);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (images.pixels()[i] & 0xff) / 255f;
        }
        return matrix;
    }

    /** Computes one tile. */
    @Benchmark
    public Object product() {
        if (implementation == Implementation.OJALGO) {
            c.fillByMultiplying(a, b);
            return c;
        }
        if (shape.pass == Pass.UPDATE) {
            product.addTransposed(left, right, shape.terms, -1e-6f, updated, 0, shape.rows, from, from + shape.columns);
            return updated;
        }
        product.multiplyAdd(left, right, bias, c, 0, shape.columns);
        return c;
    }
}
