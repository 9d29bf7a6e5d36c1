/** Training: the settings, the loop over epochs and mini-batches, and what is measured. */
@NullMarked
package org.chalknet.training;

import org.jspecify.annotations.NullMarked;
