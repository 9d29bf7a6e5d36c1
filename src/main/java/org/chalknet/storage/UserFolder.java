package org.chalknet.storage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the programs of a system keep what belongs to a user. */
public final class UserFolder {

    private UserFolder() {}

    /**
     * Returns Chalknet's folder, which need not be there yet: on Windows in %APPDATA%, on macOS in Application Support, and
     * elsewhere where the XDG Base Directory Specification says.
     *
     * @param system the name of the system, as the property {@code os.name} has it
     * @param home the user's home, as the property {@code user.home} has it
     * @param environment the environment variables
     */
    public static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return folder(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("Chalknet");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Chalknet");
        }
        return folder(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
                .resolve("chalknet");
    }

    /** The specification wants relative paths ignored. */
    private static Path folder(@Nullable String named, Path usual) {
        return named == null || !Path.of(named).isAbsolute() ? usual : Path.of(named);
    }
}
