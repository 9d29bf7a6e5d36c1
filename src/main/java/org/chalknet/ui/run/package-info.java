/** The top bar: running, pausing, stepping and stopping a training, and how far it has come. */
@NullMarked
package org.chalknet.ui.run;

import org.jspecify.annotations.NullMarked;
