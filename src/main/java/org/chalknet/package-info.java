/** Where the program starts and where its objects are put together. */
@NullMarked
package org.chalknet;

import org.jspecify.annotations.NullMarked;
