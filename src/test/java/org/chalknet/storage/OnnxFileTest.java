package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.matrix.store.R032Store;

/** That other programs compute the same with it, {@code ./mvnw -Pinterop verify} shows. */
class OnnxFileTest {

    private final Network network = HeInitializer.initialize(List.of(3, 2, 4), new NumPyRandom(1));

    @TempDir
    Path folder;

    @Test
    void isAChainOfLayers() throws IOException {
        GraphProto graph = written().getGraph();
        assertThat(graph.getNodeList())
                .extracting(OnnxFileTest::line)
                .containsExactly(
                        "Z1 = Gemm(pixels, W1, b1) transB=1",
                        "A1 = Relu(Z1)",
                        "Z2 = Gemm(A1, W2, b2) transB=1",
                        "probabilities = Softmax(Z2) axis=1");
        assertThat(columns(graph.getInput(0))).isEqualTo("N 3");
        assertThat(columns(graph.getOutput(0))).isEqualTo("N 4");
    }

    @Test
    void hasTheWeightsRowByRow() throws IOException {
        List<TensorProto> tensors = written().getGraph().getInitializerList();
        assertThat(tensors).extracting(TensorProto::getName).containsExactly("W1", "b1", "W2", "b2");
        assertThat(tensors.get(0).getDimsList()).containsExactly(2L, 3L);
        assertThat(tensors.get(3).getDimsList()).containsExactly(4L);
        R032Store w1 = network.layers().getFirst().weights();
        var floats = tensors.get(0)
                .getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        for (int i = 0; i < 6; i++) {
            assertThat(floats.get(i)).isEqualTo(w1.floatValue(i / 3, i % 3));
        }
        assertThat(floats.limit()).isEqualTo(6);
    }

    @Test
    void saysHowThePixelsAreScaled() throws IOException {
        assertThat(written().getDocString())
                .contains(
                        "pixels is an image a row", "0 (paper) to 255 (ink) divided by 255", "each class: a, b, c, d.");
        assertThat(written().getProducerName()).isEqualTo("Chalknet 0");
    }

    @Test
    void keepsTheOldFileIfTheNewCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.onnx"), "old");
        FullDisk.under(file);
        assertThatThrownBy(() -> OnnxFile.write(file, network, List.of(), "Chalknet 0"))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
    }

    @Test
    void makesNoFolder() {
        Path missing = folder.resolve("missing").resolve("a.onnx");
        assertThatThrownBy(() -> OnnxFile.write(missing, network, List.of(), "Chalknet 0"))
                .isInstanceOf(IOException.class);
        assertThat(missing.getParent()).doesNotExist();
    }

    private ModelProto written() throws IOException {
        Path file = folder.resolve("a.onnx");
        OnnxFile.write(file, network, List.of("a", "b", "c", "d"), "Chalknet 0");
        return ModelProto.parseFrom(Files.readAllBytes(file));
    }

    private static String line(NodeProto node) {
        StringBuilder line = new StringBuilder(
                "%s = %s(%s)".formatted(node.getOutput(0), node.getOpType(), String.join(", ", node.getInputList())));
        for (AttributeProto attribute : node.getAttributeList()) {
            line.append(" %s=%d".formatted(attribute.getName(), attribute.getI()));
        }
        return line.toString();
    }

    private static String columns(ValueInfoProto value) {
        TensorShapeProto shape = value.getType().getTensorType().getShape();
        return shape.getDim(0).getDimParam() + " " + shape.getDim(1).getDimValue();
    }
}
