package org.chalknet.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.DatasetException;
import org.chalknet.data.LabelledImages;
import org.chalknet.data.Pixels;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.VectorProduct;
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

/** The products of one mini-batch, on one thread, with as many zeros as there are in training. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ProductBenchmark {

    /** The multiplications. */
    public enum Implementation {
        VECTOR,
        OJALGO
    }

    /** The layers of both networks of the comparison. */
    public enum Shape {
        L784_128(784, 128, 64, 0.9),
        L128_64(128, 64, 64, 0.9),
        L64_10(64, 10, 64, 0.9),
        L784_800(784, 800, 128, 0.5),
        L800_800(800, 800, 128, 0.5),
        L800_10(800, 10, 128, 0.5);

        final int inputs;
        final int units;
        final int miniBatch;
        final double keepProb;

        Shape(int inputs, int units, int miniBatch, double keepProb) {
            this.inputs = inputs;
            this.units = units;
            this.miniBatch = miniBatch;
            this.keepProb = keepProb;
        }

        /** Returns the operations of a product, zeros counted like everything else; all three have as many. */
        double operations() {
            return 2.0 * inputs * units * miniBatch;
        }
    }

    @Param
    public Implementation implementation = Implementation.VECTOR;

    @Param
    public Shape shape = Shape.L784_128;

    private final Random random = new Random(0);
    private MatrixProduct product = new VectorProduct();
    private R032Store z = R032Store.FACTORY.make(0, 0);
    private R032Store dA = z;
    private LeftFactor w = product.left(0, 0);
    private LeftFactor transposed = w;
    private LeftFactor step = w;
    private RightFactor a = product.right(0, 0);
    private RightFactor evaluated = a;
    private RightFactor dZ = a;

    /** Fills the matrices. */
    @Setup
    public void fill() throws DatasetException {
        product = implementation == Implementation.VECTOR ? new VectorProduct() : new OjAlgoProduct();
        boolean first = shape.inputs == 784;
        boolean last = shape.units == 10;
        z = R032Store.FACTORY.make(shape.units, shape.miniBatch);
        dA = R032Store.FACTORY.make(shape.inputs, shape.miniBatch);
        w = left(gaussian(shape.units, shape.inputs, 1), 1);
        transposed = product.left(shape.inputs, shape.units);
        transposed.setTransposed(w, 0, shape.inputs);
        // ReLU leaves about half.
        a = first ? images() : right(gaussian(shape.inputs, shape.miniBatch, 0.5 * shape.keepProb));
        evaluated = first ? a : right(gaussian(shape.inputs, shape.miniBatch, 0.5));
        R032Store gradient = gaussian(shape.units, shape.miniBatch, last ? 1 : 0.5 * shape.keepProb);
        dZ = right(gradient);
        step = left(gradient, -1e-6f);
    }

    private LeftFactor left(R032Store matrix, float factor) {
        LeftFactor left = product.left(matrix.getRowDim(), matrix.getColDim());
        left.set(matrix, factor, 0, matrix.getColDim());
        return left;
    }

    private RightFactor right(R032Store matrix) {
        RightFactor right = product.right(matrix.getRowDim(), matrix.getColDim());
        right.set(matrix, 0, matrix.getColDim());
        return right;
    }

    private R032Store gaussian(int rows, int columns, double shareNotZero) {
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextDouble() < shareNotZero ? (float) random.nextGaussian() : 0;
        }
        return matrix;
    }

    private RightFactor images() throws DatasetException {
        LabelledImages images = BundledMnist.read().training();
        RightFactor right = product.right(shape.inputs, shape.miniBatch, Pixels.values());
        for (int j = 0; j < shape.miniBatch; j++) {
            right.set(j, images.pixels(), j * shape.inputs);
        }
        return right;
    }

    /** Z = Z + W · A, in training. */
    @Benchmark
    public R032Store forward() {
        product.add(w, a, z, 0, shape.miniBatch);
        return z;
    }

    /** Z = Z + W · A, without dropout. */
    @Benchmark
    public R032Store evaluate() {
        product.add(w, evaluated, z, 0, shape.miniBatch);
        return z;
    }

    /** dA = dA + Wᵀ · dZ; in training not for the first layer, whose input has no gradient. */
    @Benchmark
    public R032Store backward() {
        product.add(transposed, dZ, dA, 0, shape.miniBatch);
        return dA;
    }

    /** W = W + (−(αλ/m) W − (α/m) dZ · Aᵀ). */
    @Benchmark
    public LeftFactor update() {
        product.addTransposed(step, a, shape.miniBatch, -1e-6f, w, 0, shape.units, 0, shape.inputs);
        return w;
    }
}
