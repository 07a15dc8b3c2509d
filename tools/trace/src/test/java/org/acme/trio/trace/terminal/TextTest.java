package org.acme.trio.trace.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void escapesWhatATerminalWouldObey() {
        assertEquals("\\u001b[31mred\\n\\r\\t\\u0007\\u0000\\u007f\\u009b1m",
                Text.printable("\u001b[31mred\n\r\t\u0007\u0000\u007f\u009b1m"));
    }

    @Test
    void escapesWhatWouldReorderOrBreakALine() {
        assertEquals("\\u202ea\\u2066\\u2028\\u2029\\ud800\\udb40\\udc01",
                Text.printable("\u202ea\u2066\u2028\u2029\ud800\udb40\udc01"));
    }

    @Test
    void keepsWhatIsShown() {
        assertEquals("Grüße, 你好 😀 \\n", Text.printable("Grüße, 你好 😀 \\n"));
    }

    @Test
    void clipsOnlyWhatIsTooLong() {
        assertEquals("twelve chars", Text.clip("twelve chars", 12));
        assertEquals("twelve c...", Text.clip("twelve chars", 11));
    }
}
