package org.chalknet.ui.board;

/**
 * One line of the bars.
 *
 * @param className the class
 * @param probability its probability, 0 … 1; 0 where there is no answer
 * @param percentage the probability in figures; empty where there is no answer
 * @param top whether it is the network's answer
 */
record ClassProbability(String className, double probability, String percentage, boolean top) {}
