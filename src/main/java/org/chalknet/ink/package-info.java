/** From a drawing to what the network sees, and what it answers. */
@NullMarked
package org.chalknet.ink;

import org.jspecify.annotations.NullMarked;
