package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R032Store;

class NpyMatrixTest {

    /** By the description of the format: magic, version, length of the header, header, numbers. */
    @Test
    void writesWhatTheFormatSays() throws IOException {
        R032Store matrix = R032Store.FACTORY.make(2, 1);
        matrix.data[0] = 1;
        matrix.data[1] = -0.5f;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyMatrix.write(matrix, out);
        byte[] bytes = out.toByteArray();
        assertThat(bytes)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .hasSize(128 + 8);
        assertThat(new String(bytes, 10, 118, ISO_8859_1))
                .startsWith("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 1), } ")
                .endsWith(" \n");
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(132))
                .isEqualTo(-0.5f);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        R032Store matrix = R032Store.FACTORY.make(300, 200);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = i / 7f;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyMatrix.write(matrix, out);
        R032Store read = read(out.toByteArray());
        assertThat(read.getRowDim()).isEqualTo(300);
        assertThat(read.data).isEqualTo(matrix.data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <f4 | False | "(2, 3)" | 4
            >f4 | False | "(2, 3)" | 4
            <f8 | False | "(2, 3)" | 8
            >f8 | True  | "(2, 3)" | 8
            """)
    void readsEitherOrderAndSize(String type, String columnsFirst, String shape, int size) throws Exception {
        ByteBuffer numbers = ByteBuffer.allocate(6 * size)
                .order(type.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int[] inFile = columnsFirst.equals("True") ? new int[] {1, 4, 2, 5, 3, 6} : new int[] {1, 2, 3, 4, 5, 6};
        for (int number : inFile) {
            if (size == 4) {
                numbers.putFloat(number);
            } else {
                numbers.putDouble(number);
            }
        }
        R032Store matrix = read(npy(
                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, columnsFirst, shape),
                numbers.array()));
        assertThat(matrix.getRowDim()).isEqualTo(2);
        assertThat(matrix.data).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void readsAListAsAColumn() throws Exception {
        R032Store matrix = read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", new byte[8]));
        assertThat(matrix.getRowDim()).isEqualTo(2);
        assertThat(matrix.getColDim()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'descr': '<i4', 'fortran_order': False, 'shape': (2, 1), }    | a NumPy array of float32 or float64 with one or two dimensions
            {'descr': '=O', 'fortran_order': False, 'shape': (2, 1), }     | a NumPy array of float32 or float64 with one or two dimensions
            {'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 1), } | a NumPy array of float32 or float64 with one or two dimensions
            {'descr': '<f4', 'fortran_order': False, 'shape': (), }        | a NumPy array of float32 or float64 with one or two dimensions
            {'descr': '<f4', 'fortran_order': False, 'shape': (3, 1), }    | a whole NumPy array
            {'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }    | 1 × 1 numbers
            {'descr': '<f4', 'fortran_order': False, 'shape': (999999999, 999999999), } | fewer numbers
            """)
    void tellsWhatIsWrong(String header, String expected) {
        assertThatThrownBy(() -> read(npy(header + "\n", new byte[8])))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("W1: expected " + expected + ", but found ");
    }

    @Test
    void refusesWhatIsNoArray() {
        assertThatThrownBy(() -> read(new byte[200]))
                .hasMessage("W1: expected a NumPy array, but found something else");
        assertThatThrownBy(() -> read(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1}))
                .hasMessage("W1: expected a NumPy array of format 1 to 3, its header of at most 4096 bytes, "
                        + "but found format 2, 4294967295 bytes");
    }

    private static byte[] npy(String header, byte[] numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(ISO_8859_1)).put((byte) 1).put((byte) 0);
        return bytes.putShort((short) header.length())
                .put(header.getBytes(ISO_8859_1))
                .put(numbers)
                .array();
    }

    private static R032Store read(byte[] bytes) throws IOException, StorageException {
        return NpyMatrix.read("W1", new ByteArrayInputStream(bytes), (rows, columns, size) -> {
            if (rows > 1000 || columns > 1000) {
                throw new StorageException("W1", "fewer numbers", size + " bytes");
            }
        });
    }
}
