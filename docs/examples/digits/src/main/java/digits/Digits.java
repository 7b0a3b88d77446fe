package digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * A list of handwritten digits. This is only the data; the library is used in {@link Network}, and {@link Train} runs it all.
 *
 * @param pixels {@link #PIXELS} values from 0 to 1 for each digit, one digit after the other
 * @param labels the digit that was written, 0 to 9
 */
record Digits(float[] pixels, int[] labels) {
    static final int PIXELS = 64;
    static final int CLASSES = 10;
    private static final float BLACK = 16;

    /** Reads all 1,797 digits; {@code ATTRIBUTION.txt} beside the file says where they come from. */
    static Digits load() {
        List<String> lines;
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Digits.class.getResourceAsStream("digits.csv.gz")), StandardCharsets.US_ASCII))) {
            lines = in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Digits digits = empty(lines.size());
        for (int i = 0; i < digits.size(); i++) {
            String[] values = lines.get(i).split(",");
            for (int p = 0; p < PIXELS; p++) {
                digits.pixels[i * PIXELS + p] = Integer.parseInt(values[p]) / BLACK;
            }
            digits.labels[i] = Integer.parseInt(values[PIXELS]);
        }
        return digits;
    }

    private static Digits empty(int size) {
        return new Digits(new float[size * PIXELS], new int[size]);
    }

    int size() {
        return labels.length;
    }

    /** The digits {@code from} (inclusive) to {@code to} (exclusive). */
    Digits range(int from, int to) {
        return new Digits(Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS), Arrays.copyOfRange(labels, from, to));
    }

    /** The same digits in random order. */
    Digits shuffled(Random random) {
        Digits shuffled = empty(size());
        for (int i = 0; i < size(); i++) {
            int j = random.nextInt(i + 1); // the digit at j moves to i, digit i takes its place
            shuffled.copy(j, shuffled, i);
            copy(i, shuffled, j);
        }
        return shuffled;
    }

    private void copy(int from, Digits target, int to) {
        System.arraycopy(pixels, from * PIXELS, target.pixels, to * PIXELS, PIXELS);
        target.labels[to] = labels[from];
    }
}
