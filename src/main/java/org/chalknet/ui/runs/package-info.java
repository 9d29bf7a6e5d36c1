/** The runs that are kept: their list, their comparison, their files, and the networks of their epochs. */
@NullMarked
package org.chalknet.ui.runs;

import org.jspecify.annotations.NullMarked;
