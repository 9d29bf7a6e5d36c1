package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTroubleTest {

    /** A record that refuses values, as those that are read from files do. */
    record Sample(int size, List<Integer> all, Inner inner) {

        Sample {
            if (size < 1) {
                throw new IllegalArgumentException("size must be at least 1, but is " + size);
            }
        }
    }

    record Inner(double rate) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"size\":1 \"all\"                     | a mistake at column 11",
                "{\"size\":1                             | its end too early at column 10",
                "{\"size\":tru}                          | a mistake at column 9",
                "{\"size\":0}                            | size must be at least 1, but is 0",
                "{\"size\":\"seven\"}                    | none that fits at size",
                "{\"size\":1,\"all\":[1,2,{}]}           | none that fits at all, 3",
                "{\"size\":1,\"inner\":{\"rate\":[]}}    | none that fits at inner, rate",
                "[]                                      | something else at column 1",
                "{\"size\":1,\"other\":1}                 | none that fits at other",
            })
    void saysInWordsWhatIsWrong(String json, String words) {
        JsonProcessingException e = catchThrowableOfType(
                JsonProcessingException.class, () -> new JsonMapper().readValue(json, Sample.class));
        assertThat(JsonTrouble.of(e)).isEqualTo(words);
    }
}
