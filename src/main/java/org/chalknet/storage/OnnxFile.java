package org.chalknet.storage;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.network.Network;
import org.chalknet.training.TrainingSettings;
import org.ojalgo.matrix.store.R032Store;

/**
 * A network in a file for other programs, an <a href="https://onnx.ai/onnx/repo-docs/IR.html">ONNX</a> graph: for each layer Gemm,
 * that is A⁽ˡ⁻¹⁾W⁽ˡ⁾ᵀ + b⁽ˡ⁾ with an example a row, then Relu, and at the output Softmax. The input, {@value #INPUT}, is
 * float[N, pixels]: an image a row, its pixels row by row, 0 (paper) to 255 (ink) divided by 255. The output,
 * {@value #OUTPUT}, is float[N, classes].
 */
public final class OnnxFile {

    /** The name of the input. */
    public static final String INPUT = "pixels";

    /** The name of the output. */
    public static final String OUTPUT = "probabilities";

    /** ONNX 1.8 of 2020, the first with the operators as they are today. */
    private static final int OPERATORS = 13;

    private static final int FORMAT = 7;
    /** What protocol buffers can hold is 2 GiB, with the names. */
    private static final long MOST_BYTES = 2_000_000_000;

    private OnnxFile() {}

    /**
     * Writes a network, in place of any file that is there.
     *
     * @param program what wrote it, with its version
     * @param classNames what the outputs are
     * @throws IOException if it cannot be written, or is larger than such a file can be; then the old file stays
     */
    public static void write(Path file, Network network, List<String> classNames, String program) throws IOException {
        long bytes = TrainingSettings.parameterCount(network.layerSizes()) * Float.BYTES;
        if (bytes > MOST_BYTES) {
            throw new IOException(
                    "an ONNX file has at most %,d bytes of parameters, but these are %,d".formatted(MOST_BYTES, bytes));
        }
        ModelProto model = model(network, classNames, program);
        FileContent.replace(file, model::writeTo);
    }

    private static ModelProto model(Network network, List<String> classNames, String program) {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName(program)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setDocString("Reads a grey image: %s is an image a row, its pixels row by row, ".formatted(INPUT)
                        + "0 (paper) to 255 (ink) divided by 255; %s is the probability of each class: %s."
                                .formatted(OUTPUT, String.join(", ", classNames)))
                .setGraph(graph(network))
                .build();
    }

    private static GraphProto graph(Network network) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("network")
                .addInput(value(INPUT, network.inputs(), "Grey pixels of an image, row by row, 0 (paper) to 1 (ink)"))
                .addOutput(value(OUTPUT, network.classes(), "The probability of each class"));
        String before = INPUT;
        int last = network.layers().size();
        for (int l = 1; l <= last; l++) {
            Network.Layer layer = network.layers().get(l - 1);
            graph.addInitializer(
                    tensor("W" + l, layer.weights()).addDims(layer.units()).addDims(layer.inputs()));
            graph.addInitializer(tensor("b" + l, layer.biases()).addDims(layer.units()));
            String after = l == last ? OUTPUT : "A" + l;
            graph.addNode(node("Gemm", "Z" + l, before, "W" + l, "b" + l).addAttribute(integer("transB", 1)));
            graph.addNode(
                    l == last
                            ? node("Softmax", after, "Z" + l).addAttribute(integer("axis", 1))
                            : node("Relu", after, "Z" + l));
            before = after;
        }
        return graph.build();
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto value(String name, int columns, String description) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setDocString(description)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }

    /** Row by row, as ONNX wants it. */
    private static TensorProto.Builder tensor(String name, R032Store matrix) {
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        ByteBuffer bytes = ByteBuffer.allocate(matrix.data.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                bytes.putFloat(matrix.data[j * rows + i]);
            }
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes.flip()));
    }
}
