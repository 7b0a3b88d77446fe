package io.rectify.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A long measurement in {@value #PARTS} parts, on all processors. Parts already in its state file are not measured again. */
final class Run {
    static final int PARTS = 256;

    private final Path state;
    private final Map<Integer, Tally> done = new TreeMap<>();

    /**
     * Opens a run, or opens it again.
     *
     * @param version of what is measured; the parts of any other version are dropped
     */
    Run(Path state, String version) {
        this.state = state;
        try {
            Files.createDirectories(state.getParent());
            if (Files.notExists(state) || !Files.readString(state).startsWith(version + "\n")) {
                Files.writeString(state, version + "\n");
            }
            String text = Files.readString(state);
            String complete = text.substring(0, text.lastIndexOf('\n') + 1); // the last line may have been cut off
            Files.writeString(state, complete);
            complete.lines().skip(1).forEach(line -> {
                int colon = line.indexOf(':');
                done.put(Integer.parseInt(line.substring(0, colon)), Tally.parse(line.substring(colon + 1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int done() {
        return done.size();
    }

    /**
     * Measures what is not yet done, and sums up.
     *
     * @param progress is run after each part
     */
    Tally finish(IntFunction<Tally> measure, Runnable progress) {
        int[] open = IntStream.range(0, PARTS).filter(part -> !done.containsKey(part)).toArray();
        IntStream.of(open).parallel().forEach(part -> {
            add(part, measure.apply(part));
            progress.run();
        });
        Tally all = new Tally();
        done.values().forEach(all::add);
        return all;
    }

    private synchronized void add(int part, Tally tally) {
        done.put(part, tally);
        try {
            Files.writeString(state, part + ":" + tally + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
