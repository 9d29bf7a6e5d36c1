/** Our class: the drawings that have been labelled, how well they are read, and which are misread. */
@NullMarked
package org.chalknet.ui.ourclass;

import org.jspecify.annotations.NullMarked;
