/** The lines that the notebook prints. */
@NullMarked
package org.chalknet.ui.notebook;

import org.jspecify.annotations.NullMarked;
