/**
 * Classes named {@code *Checks} are tests of a running stack. {@code verify.sh} runs them, with {@code VerifyCommand}, and so
 * does {@code BackendsIT}. Classes named {@code *Test} test this package itself, without a stack.
 */
package org.acme.trio.stack;
