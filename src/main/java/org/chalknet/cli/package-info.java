/** The commands that need no window. */
@NullMarked
package org.chalknet.cli;

import org.jspecify.annotations.NullMarked;
