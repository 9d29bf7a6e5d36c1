/** What the network computes with: NumPy's random draws, what a pixel stands for, products and the threads that share them. */
@NullMarked
package org.chalknet.math;

import org.jspecify.annotations.NullMarked;
