package io.rectify.loop;

import java.util.Locale;

/** Checks of array ranges, and whether two of them overlap. Ranges are written {@code (array, offset, length)}. */
final class Ranges {
    private Ranges() {}

    static void check(String name, int arrayLength, int offset, long length) {
        // offset > arrayLength - length, unlike offset + length > arrayLength, cannot overflow
        if (offset < 0 || length < 0 || offset > arrayLength - length) {
            throw new IndexOutOfBoundsException(String.format(Locale.ROOT,
                    "%s: offset %d and length %d do not lie within an array of length %d",
                    name, offset, length, arrayLength));
        }
    }

    static void checkSameLength(String xName, int xLength, String yName, int yLength) {
        if (xLength != yLength) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s and %s must have the same length: %s.length is %d, %s.length is %d",
                    xName, yName, xName, xLength, yName, yLength));
        }
    }

    /** For two destinations: what their common elements should hold would be undefined. */
    static void checkApart(String aName, Object a, int aOffset, String bName, Object b, int bOffset, int length) {
        if (overlap(a, aOffset, b, bOffset, length)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s and %s must not overlap, but are ranges of one array, of length %d at offsets %d and %d",
                    aName, bName, length, aOffset, bOffset));
        }
    }

    /** The number of elements of so many rows and columns. */
    static long length(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "rows and columns must not be negative: rows is %d, columns is %d", rows, columns));
        }
        return (long) rows * columns;
    }

    static void checkSize(String name, int arrayLength, int rows, int columns) {
        long length = length(rows, columns);
        if (arrayLength != length) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%d rows by %d columns are %d elements, but %s.length is %d", rows, columns, length, name, arrayLength));
        }
    }

    static boolean overlap(Object a, int aOffset, Object b, int bOffset, int length) {
        return a == b && Math.abs(aOffset - bOffset) < length;
    }

    /** Whether the ranges overlap without being the same range. */
    static boolean shifted(Object a, int aOffset, Object b, int bOffset, int length) {
        return aOffset != bOffset && overlap(a, aOffset, b, bOffset, length);
    }

    /**
     * Moves a source into the destination that overlaps it, so that a loop can work in place.
     *
     * @return where the source now begins
     */
    static int moved(Object source, int offset, Object destination, int destinationOffset, int length) {
        if (!shifted(source, offset, destination, destinationOffset, length)) {
            return offset;
        }
        System.arraycopy(source, offset, destination, destinationOffset, length);
        return destinationOffset;
    }
}
