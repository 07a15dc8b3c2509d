package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChainRequestTest {

    @Test
    void hasNoQueryWithoutParameters() {
        assertEquals("/chain", ChainRequest.DEFAULT.pathAndQuery());
    }

    @Test
    void passesParametersOnAsTheyAre() {
        assertEquals("/chain?route=b,c,a&mode=serial&delay=b:200ms,c:1s&fail=c:503",
                new ChainRequest("b,c,a", "serial", "b:200ms,c:1s", "c:503").pathAndQuery());
        assertEquals("/chain?route=", new ChainRequest("", null, null, null).pathAndQuery());
    }

    @Test
    void encodesWhatWouldChangeTheQuery() {
        assertEquals("/chain?route=b%26fail%3Dc+%0A%23", new ChainRequest("b&fail=c \n#", null, null, null).pathAndQuery());
    }
}
