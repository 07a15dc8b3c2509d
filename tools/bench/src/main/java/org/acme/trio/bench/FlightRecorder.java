package org.acme.trio.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * JDK Flight Recorder of several JVMs at once.
 *
 * @param jcmd the program of the JDK
 * @param processes of the JVMs
 * @param directory of the recordings
 */
record FlightRecorder(Path jcmd, List<Long> processes, Path directory) {

    private static final String NAME = "name=bench";

    void start() throws IOException, InterruptedException {
        for (long process : processes) {
            command(process, "JFR.start", NAME, "settings=profile");
        }
    }

    /** {@return the recordings since the start} */
    List<Path> stop() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (long process : processes) {
            Path file = directory.resolve(process + ".jfr");
            command(process, "JFR.stop", NAME, "filename=" + file);
            files.add(file);
        }
        return files;
    }

    private void command(long process, String... command) throws IOException, InterruptedException {
        List<String> line = Stream.concat(Stream.of(jcmd.toString(), String.valueOf(process)), Stream.of(command)).toList();
        Path output = directory.resolve("jcmd.txt");
        if (new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor() != 0) {
            throw new IOException(String.join(" ", line) + " failed, see " + output);
        }
    }
}
