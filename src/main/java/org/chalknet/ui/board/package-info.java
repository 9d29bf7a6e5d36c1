/** The board: draw on it, see what the network sees, and what it answers. */
@NullMarked
package org.chalknet.ui.board;

import org.jspecify.annotations.NullMarked;
