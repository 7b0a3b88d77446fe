/** Elementary functions on {@code float} and {@code double}: the scalar lane. */
package io.rectify.math;
