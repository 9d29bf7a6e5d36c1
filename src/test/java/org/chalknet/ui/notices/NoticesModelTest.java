package org.chalknet.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesModelTest {

    private final NoticesModel model = new NoticesModel();

    @Test
    void endsWithTheRunWhatIsAboutIt() {
        Notice ofRun = new Notice("a", "of the run", true, List.of());
        Notice other = new Notice("b", "of something else", false, List.of());
        Notice alsoOfRun = new Notice("c", "of the run too", true, List.of());
        List.of(ofRun, other, alsoOfRun).forEach(model::say);
        assertThat(model.notices()).containsExactly(ofRun, other, alsoOfRun);
        model.endOfRun(notice -> notice.id().equals("a"));
        assertThat(model.notices()).containsExactly(other, alsoOfRun);
        model.endOfRun(_ -> true);
        assertThat(model.notices()).containsExactly(other);
        model.end(other);
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void saysWhereAFileIsSavedAsOftenAsItIs() {
        List<String> said = new ArrayList<>();
        model.doneProperty().subscribe(words -> said.add(words));
        model.saved(Path.of("folder", "run.npz"));
        model.saved(Path.of("folder", "run.npz"));
        String words = "run.npz is saved in " + Path.of("folder").toAbsolutePath();
        assertThat(said).containsExactly("", words, "", words);
        model.done("");
        assertThat(model.doneProperty().get()).isEmpty();
    }
}
