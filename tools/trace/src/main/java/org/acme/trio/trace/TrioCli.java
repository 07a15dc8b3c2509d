package org.acme.trio.trace;

import java.io.IOException;

import org.acme.trio.trace.terminal.Text;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The program that the scripts call. It ends with 0 when all is as it should be, 1 when not, and 2 when it was called with
 * options that it does not know.
 */
@Command(name = "trio", version = "trio 1.0.0", mixinStandardHelpOptions = true, sortOptions = false, scope = ScopeType.INHERIT, subcommands = TraceCommand.class)
public final class TrioCli {

    TrioCli() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TrioCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> refuse(failure))
                .setExecutionExceptionHandler((failure, command, result) -> fail(failure, command));
    }

    private static int refuse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String label = failure.getArgSpec() == null ? "" : failure.getArgSpec().paramLabel();
        String source = System.getenv(label) == null ? "" : " (environment variable " + label + ")";
        command.getErr().println(Text.printable(failure.getMessage()) + source);
        command.getErr().println("Options: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int fail(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        command.getErr().println(Text.printable(failure.getMessage()));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
