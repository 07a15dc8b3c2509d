/**
 * Tests of the files in {@code deploy} and {@code grafana}, for what no program checks by itself.
 */
package org.acme.trio.stack.files;
