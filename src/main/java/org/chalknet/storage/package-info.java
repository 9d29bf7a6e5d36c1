/** What is read from and written to files. */
@NullMarked
package org.chalknet.storage;

import org.jspecify.annotations.NullMarked;
