/** What a run is set by, each number with its range and its meaning. */
@NullMarked
package org.chalknet.ui.settings;

import org.jspecify.annotations.NullMarked;
