package org.acme.trio.backend;

import com.google.rpc.Code;

/** A request that is not accepted: the HTTP status and what the {@code google.rpc.Status} of the answer says. */
class OtlpRefusal extends RuntimeException {

    final int httpStatus;
    final Code code;

    OtlpRefusal(int httpStatus, Code code, String message) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.code = code;
    }
}
