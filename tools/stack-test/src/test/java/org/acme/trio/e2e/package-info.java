/**
 * End-to-end tests: the packaged applications and the scripts, as processes on ports and in directories of their own.
 */
package org.acme.trio.e2e;
