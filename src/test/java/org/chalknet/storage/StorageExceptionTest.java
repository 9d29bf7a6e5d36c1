package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageExceptionTest {

    @Test
    void saysWhereWhatWasExpectedAndWhatWasFound() {
        assertThat(new StorageException("class.ndjson, line 3", "a word", "none"))
                .hasMessage("class.ndjson, line 3: expected a word, but found none");
    }
}
