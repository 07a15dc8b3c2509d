package org.acme.trio.trace.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the log files of the services: JSON lines in {@code *.log} and in rotated files such as {@code *.log.1}. */
public final class FileLogStore implements LogStore {

    private static final Pattern LOG_FILE = Pattern.compile(".+\\.log(\\.\\d+)?");

    private final Path directory;

    /** @param directory where the files are; it need not be there yet */
    public FileLogStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public LogLines find(String traceId) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        int unreadable = 0;
        for (Path file : files()) {
            unreadable += read(file, traceId, lines);
        }
        // A file that is rotated after it was read is read again under its new name.
        return new LogLines(lines.stream().distinct().sorted(Comparator.comparing(LogLine::time)).toList(), unreadable);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> LOG_FILE.matcher(file.getFileName().toString()).matches()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new IOException("the log files in " + directory + " cannot be read: " + e, e);
        }
    }

    private static int read(Path file, String traceId, List<LogLine> lines) throws IOException {
        int unreadable = 0;
        // Unlike Files.lines, this reader does not fail on bytes that are not UTF-8.
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains(traceId)) {
                    try {
                        LogLine.parse(line, traceId).ifPresent(lines::add);
                    } catch (IllegalArgumentException e) {
                        unreadable++;
                    }
                }
            }
        } catch (NoSuchFileException e) {
            // Rotated away since the directory was listed: its lines are in the next file.
        } catch (IOException e) {
            throw new IOException("the log file " + file + " cannot be read: " + e, e);
        }
        return unreadable;
    }
}
