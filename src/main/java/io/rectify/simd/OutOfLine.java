package io.rectify.simd;

/**
 * A class whose methods C2 does not inline into their callers.
 *
 * <p>JDK 17 to 25 inline to a depth of 15 calls, and the operations of the Vector API lie 4 to 8 calls deep. Inlined into a
 * user's code that is itself some calls deep, part of a vector loop is cut off from its intrinsics: it then boxes vectors at
 * each step, runs ten times slower and allocates megabytes. A vector loop must therefore be where a compilation starts.
 * There is no annotation for that outside the JDK, but C2 never inlines the methods of a {@code Throwable} ("exception
 * method") except directly into the method it is compiling. Nothing here is ever thrown.
 */
abstract class OutOfLine extends Throwable {
    private static final long serialVersionUID = 1;

    OutOfLine() {
        super(null, null, false, false); // no stack trace
    }
}
