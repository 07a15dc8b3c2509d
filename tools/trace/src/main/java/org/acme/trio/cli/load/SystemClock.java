package org.acme.trio.cli.load;

import java.util.concurrent.TimeUnit;

/** The clock of this machine. */
final class SystemClock implements Pacer.Clock {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanoTime - nanoTime());
    }
}
