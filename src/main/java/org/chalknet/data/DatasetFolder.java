package org.chalknet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A folder with a data set of the user's own: the four IDX files under the names that MNIST gave them, gzipped or not, and,
 * if the classes are to have names, {@value #CLASS_NAMES} with one a line.
 */
public final class DatasetFolder {

    /** The file of class names: UTF-8, the name of class 0 in the first line, and so on; it may be absent. */
    public static final String CLASS_NAMES = "labels.txt";

    /** The most characters that the name of a class may have. */
    public static final int MAX_CLASS_NAME_LENGTH = 40;

    private static final int MAX_CLASS_NAMES_BYTES = 1 << 15;

    private DatasetFolder() {}

    /**
     * Reads the whole folder. The data set takes the folder's name; without {@value #CLASS_NAMES} its classes are 0 … the
     * largest label.
     *
     * @throws DatasetException if a file is missing, cannot be read, or does not fit the others
     */
    public static Dataset read(Path folder) throws DatasetException {
        requireReadable(folder);
        Path trainImages = find(folder, "train-images", "idx3-ubyte");
        Path trainLabels = find(folder, "train-labels", "idx1-ubyte");
        Path testImages = find(folder, "t10k-images", "idx3-ubyte");
        Path testLabels = find(folder, "t10k-labels", "idx1-ubyte");
        LabelledImages training = IdxReader.read(trainImages, trainLabels);
        LabelledImages test = IdxReader.read(testImages, testLabels);
        if (test.rows() != training.rows() || test.columns() != training.columns()) {
            throw new DatasetException(
                    testImages.toString(),
                    "images of %d × %d pixels (rows × columns) like those in %s"
                            .formatted(training.rows(), training.columns(), trainImages.getFileName()),
                    "%d × %d".formatted(test.rows(), test.columns()));
        }
        int classes = 1 + Math.max(training.largestLabel(), test.largestLabel());
        if (classes < Dataset.MIN_CLASSES) {
            throw new DatasetException(trainLabels.toString(), "at least 2 classes, labels 0 and 1", "label 0 alone");
        }
        return new Dataset(nameOf(folder), readClassNames(folder.resolve(CLASS_NAMES), classes), training, test);
    }

    private static void requireReadable(Path folder) throws DatasetException {
        if (Files.notExists(folder)) {
            throw new DatasetException(folder.toString(), "a folder", "none");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new DatasetException(folder.toString(), "a folder", "a file");
        }
        // In a folder, the permission to "execute" is the one to open what is in it.
        if (!Files.isExecutable(folder)) {
            throw new DatasetException(folder.toString(), "a folder that may be read", "one that may not");
        }
    }

    private static Path find(Path folder, String stem, String type) throws DatasetException {
        List<String> names =
                List.of(stem + "-" + type, stem + "-" + type + ".gz", stem + "." + type, stem + "." + type + ".gz");
        List<Path> present =
                names.stream().map(folder::resolve).filter(Files::exists).toList();
        if (present.isEmpty()) {
            throw new DatasetException(
                    folder.toString(), "the four IDX files of a data set", "none of " + String.join(", ", names));
        }
        // Some archives unpack to a folder of one of these names beside the file of another.
        return present.stream().filter(Files::isRegularFile).findFirst().orElse(present.getFirst());
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static List<String> readClassNames(Path file, int needed) throws DatasetException {
        if (Files.notExists(file)) {
            return IntStream.range(0, needed).mapToObj(Integer::toString).toList();
        }
        List<String> names = DataSource.file(file)
                .read(in -> decode(file, in))
                .lines()
                .map(String::strip)
                .toList();
        if (names.size() < needed || names.size() > Dataset.MAX_CLASSES) {
            throw new DatasetException(
                    file.toString(),
                    "%d to %d lines, one for each of the labels 0 to %d"
                            .formatted(needed, Dataset.MAX_CLASSES, needed - 1),
                    "" + names.size());
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || name.length() > MAX_CLASS_NAME_LENGTH) {
                throw new DatasetException(
                        file.toString(),
                        "a name of 1 to %d characters in line %d".formatted(MAX_CLASS_NAME_LENGTH, i + 1),
                        name.isEmpty() ? "a blank line" : "%d characters".formatted(name.length()));
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new DatasetException(file.toString(), "text in line " + (i + 1), "a control character");
            }
            int same = names.indexOf(name);
            if (same < i) {
                throw new DatasetException(
                        file.toString(), "a name of its own in line " + (i + 1), "that of line " + (same + 1));
            }
        }
        return names;
    }

    private static String decode(Path file, InputStream in) throws IOException, DatasetException {
        byte[] bytes = in.readNBytes(MAX_CLASS_NAMES_BYTES + 1);
        if (bytes.length > MAX_CLASS_NAMES_BYTES) {
            throw new DatasetException(file.toString(), "at most %d bytes".formatted(MAX_CLASS_NAMES_BYTES), "more");
        }
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean wrong = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError();
        String text = decoded.flip().toString();
        if (wrong) {
            long line = (text + "?").lines().count();
            throw new DatasetException(file.toString(), "text in UTF-8 in line " + line, "bytes that are not");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
