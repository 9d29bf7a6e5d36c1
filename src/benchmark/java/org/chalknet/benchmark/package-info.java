/**
 * What `./mvnw -Pbenchmark verify` runs: Chalknet compared with other programs and with itself, the window, and the timing of products
 * and draws.
 */
@NullMarked
package org.chalknet.benchmark;

import org.jspecify.annotations.NullMarked;
