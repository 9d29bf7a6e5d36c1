/** That other programs compute the same with Chalknet's files, and Chalknet with theirs. */
@NullMarked
package org.chalknet.interop;

import org.jspecify.annotations.NullMarked;
