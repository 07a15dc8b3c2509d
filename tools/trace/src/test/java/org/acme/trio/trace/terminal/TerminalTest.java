package org.acme.trio.trace.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({ "120, 120", "'', 100", "wide, 100", "-5, 100", "3, 70", "99999999999, 100", "100000, 400" })
    void takesTheWidthFromColumns(String columns, int width) {
        assertEquals(width, Terminal.of(true, false, Map.of("COLUMNS", columns)).width());
    }

    @Test
    void hasColoursOnlyWhereTheyAreWanted() {
        assertTrue(Terminal.of(true, false, Map.of("NO_COLOR", "")).colour());
        assertFalse(Terminal.of(false, false, Map.of()).colour());
        assertFalse(Terminal.of(true, true, Map.of()).colour());
        assertFalse(Terminal.of(true, false, Map.of("NO_COLOR", "1")).colour());
    }

    @Test
    void writesNoEscapeSequencesWithoutColours() {
        assertEquals("text", new Terminal(80, false).red("text"));
        assertEquals("\u001b[31mtext\u001b[0m", new Terminal(80, true).red("text"));
    }
}
