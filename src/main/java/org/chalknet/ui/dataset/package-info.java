/** Which data set is trained on. */
@NullMarked
package org.chalknet.ui.dataset;

import org.jspecify.annotations.NullMarked;
