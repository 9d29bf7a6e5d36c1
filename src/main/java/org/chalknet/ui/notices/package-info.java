/** What the window has to say that nobody asked for, in a strip below the top bar. */
@NullMarked
package org.chalknet.ui.notices;

import org.jspecify.annotations.NullMarked;
