/**
 * The SIMD lane: each activation on vectors, in the same arithmetic as its scalar methods, so that the bits are the same.
 * The only package that touches {@code jdk.incubator.vector}; none of it is loaded unless {@link io.rectify.Backend} has
 * found the vector lane usable.
 */
package io.rectify.simd;
