/** Loss and accuracy over the epochs. */
@NullMarked
package org.chalknet.ui.charts;

import org.jspecify.annotations.NullMarked;
