package org.acme.trio.trace;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.acme.trio.trace.terminal.CommandLines;

import picocli.CommandLine;

/** One run of the command within the test. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = CommandLines.of(new TraceCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Cli(commandLine.execute(arguments), out.toString(), err.toString());
    }
}
