/** The window. */
@NullMarked
package org.chalknet.ui;

import org.jspecify.annotations.NullMarked;
