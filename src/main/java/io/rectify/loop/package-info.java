/**
 * How an array is processed: the argument checks, the loops, and the copy of the loops that each activation class gets.
 */
package io.rectify.loop;
