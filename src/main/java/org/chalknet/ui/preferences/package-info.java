/** What the window remembers from one start to the next. */
@NullMarked
package org.chalknet.ui.preferences;

import org.jspecify.annotations.NullMarked;
