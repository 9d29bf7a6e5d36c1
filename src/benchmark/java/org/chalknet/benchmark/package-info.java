/** What `./mvnw -Pbenchmark verify` runs: the comparison with other programs, and the timing of products and draws. */
@NullMarked
package org.chalknet.benchmark;

import org.jspecify.annotations.NullMarked;
