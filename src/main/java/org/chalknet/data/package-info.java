/** Labelled images and where they come from: the bundled MNIST, or a folder of IDX files. */
@NullMarked
package org.chalknet.data;

import org.jspecify.annotations.NullMarked;
