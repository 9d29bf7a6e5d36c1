package org.chalknet.storage;

import java.util.List;

/** The words that drawings of digits have. */
final class Words {

    static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private Words() {}
}
