package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM says nothing of a command for a method that does not exist, any more or by that name. */
class CompilerFlagsTest {

    private static final Pattern COMMAND = Pattern.compile("-XX:CompileCommand=(\\w+),([\\w.*$]+)::([\\w*]+)");

    private record Command(String option, String type, String method) {

        private boolean isForOneClass() {
            return !type.contains("*");
        }

        private List<Method> methods() throws ClassNotFoundException {
            return Arrays.stream(Class.forName(type, false, CompilerFlagsTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .filter(declared -> Pattern.matches(method.replace("*", ".*"), declared.getName()))
                    .toList();
        }
    }

    @Test
    void nameMethodsThatExist() throws Exception {
        for (Command command : commands()) {
            if (command.isForOneClass()) {
                assertThat(command.methods()).as(command.toString()).isNotEmpty();
            } else if (command.type().startsWith("org.chalknet.")) {
                String folder = command.type().replace(".*", "").replace('.', '/');
                assertThat(Path.of("src/main/java", folder))
                        .as(command.toString())
                        .isDirectory();
            }
        }
    }

    /** All overloads are meant by a name: what is inside of a product, and called often, must be called otherwise. */
    @Test
    void keepOnlyWholeProductsFromBeingInlined() throws Exception {
        for (Command command : commands()) {
            if (command.option().equals("dontinline") && command.type().endsWith(".VectorProduct")) {
                assertThat(command.methods()).as(command.toString()).hasSize(1);
            }
        }
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = COMMAND.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> new Command(found.group(1), found.group(2), found.group(3)))
                .toList();
        assertThat(commands).extracting(Command::option).contains("CompileThresholdScaling", "dontinline");
        return commands;
    }
}
