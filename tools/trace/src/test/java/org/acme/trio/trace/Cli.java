package org.acme.trio.trace;

import java.io.PrintWriter;
import java.io.StringWriter;

import picocli.CommandLine;

/** One run of the program within the test. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = TrioCli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Cli(commandLine.execute(arguments), out.toString(), err.toString());
    }
}
