package org.acme.trio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.sun.security.auth.module.UnixSystem;

/** As whom root starts a server that refuses root. */
class AccountTest {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    @TempDir
    private Path directory;
    private Path data;

    @BeforeEach
    void openTheDirectory() throws IOException {
        Account.openToAll(directory);
        data = Files.createDirectory(directory.resolve("database"));
    }

    @ParameterizedTest
    @EnumSource
    void eachWayMakesADataDirectory(Account.Way way) throws IOException, InterruptedException {
        assumeTrue(ROOT, "this user is not root");
        Programs programs = Programs.unpacked();
        assumeTrue(way.account().canUse(programs.program("postgres"), data), way + " does not work here");

        Cluster cluster = new Cluster(data, programs, way.account());
        cluster.prepare(Databases.PASSWORDS);

        assertEquals(Math.max(way.account().owner(), 0), Files.getAttribute(cluster.data(), "unix:uid"));
    }

    @Test
    void theDataOfOneWayIsThereForTheOther() throws IOException, InterruptedException {
        assumeTrue(ROOT, "this user is not root");
        Programs programs = Programs.unpacked();
        for (Account.Way way : List.of(Account.Way.NAMESPACE, Account.Way.SWITCH, Account.Way.NAMESPACE)) {
            assumeTrue(way.account().canUse(programs.program("postgres"), data), way + " does not work here");
            new Cluster(data, programs, way.account()).prepare(Databases.PASSWORDS);
        }
    }

    @Test
    void aWayIsNotTakenWithoutItsProgramOrOutOfReach() throws IOException {
        assumeTrue(ROOT, "this user is not root");
        Path program = Path.of("/bin/sh");
        assertFalse(new Account(List.of("no-such-program"), -1).canUse(program, data));
        assertFalse(new Account(List.of(), -1).canUse(program, data), "still root");
        assertFalse(Account.Way.SWITCH.account().canUse(directory.resolve("missing"), data));
    }

    @Test
    void anOrdinaryUserIsItself() throws IOException {
        assumeTrue(!ROOT, "this user is root");
        assertEquals(List.of("postgres"), Account.forUse(Path.of("/bin/sh"), data).command(List.of("postgres")));
    }
}
