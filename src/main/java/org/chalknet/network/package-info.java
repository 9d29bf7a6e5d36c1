/** The notebook's network, section by section: one class for one idea, named as the notebook names it. */
@NullMarked
package org.chalknet.network;

import org.jspecify.annotations.NullMarked;
